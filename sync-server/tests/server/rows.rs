//! Somebody who writes to the database: what they change of sessions and factors opens nothing.

use crate::house::{House, PASSWORD, declaration};
use reqwest::StatusCode;
use serde_json::json;
use sync_server::refusal::Refusal;
use sync_server::store::queries::factors;
use sync_server::store::sql::Transaction;
use testkit::people::Staff;
use testkit::security_key::SecurityKey;

/// Another hand in the database.
async fn write(house: &House, sql: &'static str) {
    let job = move |tx: &Transaction<'_>| Ok::<_, Refusal>(tx.prepare_cached(sql)?.run(&[])?);
    house.state.store.write(job).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_ones_own_becomes_nobody_elses_and_no_other() {
    let house = House::open().await;
    house.sign_in("admin").await;
    for changed in [
        "UPDATE sessions SET login = 'admin' WHERE login = 'manager'",
        "UPDATE sessions SET created_at = created_at + 1 WHERE login = 'manager'",
        "UPDATE sessions SET seen_at = seen_at + 1 WHERE login = 'manager'",
        "UPDATE sessions SET seal = (SELECT seal FROM sessions WHERE login = 'admin' LIMIT 1) WHERE login = 'manager'",
    ] {
        write(&house, "DELETE FROM sessions WHERE login = 'manager'").await;
        let manager = house.sign_in("manager").await;
        house.clock.advance_minutes(2);
        assert_eq!(house.get("/v1/me", &manager).await.0, StatusCode::OK, "used, and noted");
        assert_eq!(house.get("/v1/me", &manager).await.0, StatusCode::OK);
        write(&house, changed).await;
        assert_eq!(house.get("/v1/me", &manager).await.0, StatusCode::UNAUTHORIZED, "{changed}");
    }
    let body = json!({ "login": "admin", "password": PASSWORD, "bearer": true });
    let begun = house.post("/v1/sign-in", "", body).await.1["token"].as_str().unwrap().to_owned();
    write(&house, "UPDATE sessions SET proven = 1").await;
    assert_eq!(house.get("/v1/me", &begun).await.0, StatusCode::UNAUTHORIZED, "a factor that was not proven");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_factor_proves_the_login_it_was_added_to_and_no_other() {
    let house = House::open().await;
    house.sign_in("admin").await;
    house.sign_in("manager").await;
    write(&house, "DELETE FROM staff_factors WHERE login = 'admin'").await;
    write(&house, "UPDATE staff_factors SET login = 'admin' WHERE login = 'manager'").await;
    let body = json!({ "login": "admin", "password": PASSWORD, "bearer": true });
    let begun = house.post("/v1/sign-in", "", body).await.1["token"].as_str().unwrap().to_owned();
    let begun = Staff::begun(&house.address(""), &begun);
    assert!(begun.prove("manager", &SecurityKey::of([7; 32])).await.is_err(), "another's key");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_factor_of_before_is_sealed_to_its_login_at_the_next_start_and_proves_on() {
    let house = House::open().await;
    house.sign_in("admin").await;
    let keys = house.state.enrolment_keys.clone();
    let as_before = move |tx: &Transaction<'_>| {
        for row in factors::of_login(tx, "admin")? {
            let whose = [&row.id[..], b"admin"].concat();
            let plain = keys.open_of_house("second-factor-of", &whose, &row.sealed)?;
            factors::bind(tx, row.id, &keys.seal_of_house("second-factor", &row.id, &plain))?;
        }
        Ok::<_, Refusal>(())
    };
    house.state.store.write(as_before).await.unwrap();
    write(&house, "UPDATE staff_factors SET bound = 0").await;
    let house = house.restart().await;
    // A second start finds nothing to do.
    house.sign_in("admin").await;
    house.restart().await.sign_in("admin").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_another_hand_wrote_or_changed_signs_in_nowhere() {
    let house = House::open().await;
    let manager = house.sign_in("manager").await;
    for (changed, back) in [
        (
            "UPDATE staff SET role = (SELECT role FROM staff WHERE login = 'admin') WHERE login = 'manager'",
            "UPDATE staff SET role = (SELECT role FROM staff WHERE login = 'reviewer') WHERE login = 'manager'",
        ),
        (
            "UPDATE staff SET name = 'Other' WHERE login = 'manager'",
            "UPDATE staff SET seal = NULL WHERE login = 'manager'",
        ),
    ] {
        write(&house, changed).await;
        assert_eq!(house.get("/v1/me", &manager).await.0, StatusCode::UNAUTHORIZED, "{changed}");
        write(&house, back).await;
        let body = json!({ "login": "manager", "password": PASSWORD, "bearer": true });
        assert_eq!(house.post("/v1/sign-in", "", body).await.0, StatusCode::UNAUTHORIZED, "{back}");
    }
    // An administrator of one's own making, with a password that is known.
    write(
        &house,
        "INSERT INTO staff (login, name, role, office, password_salt, password_hash, created_at, seal)
         SELECT 'puppet', name, role, office, password_salt, password_hash, created_at, seal
         FROM staff WHERE login = 'admin'",
    )
    .await;
    let body = json!({ "login": "puppet", "password": PASSWORD, "bearer": true });
    assert_eq!(house.post("/v1/sign-in", "", body).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_of_before_are_sealed_once_and_none_that_comes_later() {
    let house = House::open().await;
    let marker = house.state.settings.data_dir.join("accounts-sealed");
    write(&house, "UPDATE staff SET seal = NULL").await;
    // The house started before: what has no seal now is another hand's.
    assert!(marker.exists());
    sync_server::staff::seal_accounts(&house.state).await.unwrap();
    let body = json!({ "login": "admin", "password": PASSWORD, "bearer": true });
    assert_eq!(house.post("/v1/sign-in", "", body.clone()).await.0, StatusCode::UNAUTHORIZED);
    std::fs::remove_file(&marker).unwrap();
    sync_server::staff::seal_accounts(&house.state).await.unwrap();
    assert!(marker.exists());
    assert_eq!(house.post("/v1/sign-in", "", body).await.0, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_an_applicant_that_another_hand_wrote_or_moved_shows_nobody() {
    let house = House::open().await;
    let (id, token) = house.submitted(&declaration()).await;
    let status = format!("/v1/enrolments/{id}/status");
    assert_eq!(house.get(&status, &token).await.0, StatusCode::OK, "what it was opened with");
    let mut declared = declaration();
    declared["mobile"] = "0639980077".into();
    house.clock.advance_minutes(1);
    let (own, own_token) = house.submitted(&declared).await;
    // One's own session, moved to somebody else's enrolment; and what one's own goes on with, put there.
    for moved in [
        "UPDATE applicant_sessions SET enrolment = (SELECT id FROM enrolments ORDER BY created_at LIMIT 1)",
        "DELETE FROM applicant_sessions",
        "UPDATE enrolments SET continuation_hash = (SELECT password_hash FROM staff WHERE login = 'admin')
         WHERE id = (SELECT id FROM enrolments ORDER BY created_at LIMIT 1)",
    ] {
        write(&house, moved).await;
        assert_eq!(house.get(&status, &own_token).await.0, StatusCode::NOT_FOUND, "{moved}");
    }
    // A session of one's own making.
    write(
        &house,
        "INSERT INTO applicant_sessions (token_hash, enrolment, created_at, seal)
         SELECT password_hash, (SELECT id FROM enrolments ORDER BY created_at LIMIT 1), 1, password_hash FROM staff LIMIT 1",
    )
    .await;
    assert_eq!(house.get(&status, &own_token).await.0, StatusCode::NOT_FOUND);
    assert_eq!(house.get(&format!("/v1/enrolments/{own}/status"), &own_token).await.0, StatusCode::OK);
}
