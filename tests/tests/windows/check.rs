//! One whole check in each real window, the counter's killed in the middle and opened again at the same field.

use crate::program;
use device::{Host, Machine};
use serde_json::json;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;
use testkit::cast::{self, Person};
use testkit::deployment::Deployment;
use testkit::people::Applicant;
use testkit::story::book_visit;
use vis_a_vis_tests::window::{ENTER, Window};

/// A deployment with one device whose agent is enlisted and ready, and the folder that stands in for its
/// reader and camera.
struct Scene {
    _folder: TempDir,
    _deployment: Deployment,
    device: PathBuf,
    reader: PathBuf,
    applicant: Applicant,
}

impl Scene {
    async fn set(kind: &str, who: (&str, &str), person: &Person) -> Self {
        let folder = TempDir::new().unwrap();
        let deployment = Deployment::found(folder.path()).await.unwrap();
        let route = if kind == "carrier" { "home" } else { "counter" };
        let server = deployment.server_folder();
        let applicant = Applicant::enrol(&deployment.url(), &server, person, route).await.unwrap();
        let (process, agent) = deployment.equip("device", kind, who, &[]).await.unwrap();
        if kind == "carrier" {
            let now = Machine::at(folder.path()).clocks().wall.0;
            book_visit(&deployment, &agent, &applicant.enrolment, now).await.unwrap();
        } else {
            process.gesture("prepare", json!({})).await.unwrap();
        }
        // One window at a time holds a device.
        process.kill();
        let reader = folder.path().join("reader");
        std::fs::create_dir(&reader).unwrap();
        std::fs::write(reader.join("document"), person.lines().join("\n")).unwrap();
        std::fs::write(reader.join("voucher"), applicant.voucher().await.unwrap().qr).unwrap();
        let device = deployment.device_folder("device");
        Self { _folder: folder, _deployment: deployment, device, reader, applicant }
    }

    /// Opens the window and the session.
    async fn signed_in(&self, name: &str) -> Window {
        let reader = [("VISAVIS_READER_DIR", self.reader.as_os_str())];
        let window = Window::open_with(&program(name), &self.device, &reader).await.unwrap();
        window.click(&window.find("label.choice").await.unwrap()).await.unwrap();
        let pin = window.find("input.pin").await.unwrap();
        window.type_into(&pin, cast::PIN).await.unwrap();
        window.click(&window.find_text("button", "Ouvrir la session").await.unwrap()).await.unwrap();
        window
    }
}

async fn tap(window: &Window, text: &str) {
    window.click(&window.find_text("button", text).await.unwrap()).await.unwrap();
}

fn typed_expiry(person: &Person) -> String {
    let parts: Vec<&str> = person.document.expiry.split('-').rev().collect();
    parts.concat()
}

#[tokio::test]
async fn a_clerks_check_killed_in_the_middle_opens_at_the_same_field_and_is_recorded() {
    let scene = Scene::set("clerk", cast::CLERK, &cast::NOEMIE).await;
    let window = scene.signed_in("counter").await;
    window.find_text("h1", "Présentez l’invitation").await.unwrap();
    let letters = scene.applicant.voucher().await.unwrap().typed;
    let boxes = window.find_all("input.code", 4).await.unwrap();
    for (group, field) in letters.split_whitespace().zip(&boxes) {
        window.type_into(field, group).await.unwrap();
    }
    window.press(ENTER).await.unwrap();
    window.find_text("h1", "Document").await.unwrap();
    window.click(&window.find_text("label", "original en main").await.unwrap()).await.unwrap();
    tap(&window, "Lire le document").await;
    let end = window.find(".blind input").await.unwrap();
    window.type_into(&end, cast::NOEMIE.number_end()).await.unwrap();
    // Saved as it is entered: a moment for the last letter to be on disk.
    tokio::time::sleep(Duration::from_secs(1)).await;
    window.kill();

    let window = scene.signed_in("counter").await;
    let end = window.find(".blind input").await.unwrap();
    assert_eq!(window.value(&end).await.unwrap(), cast::NOEMIE.number_end(), "the same field, the same text");
    let fields = window.find_all(".blind input", 2).await.unwrap();
    window.type_into(&fields[1], &typed_expiry(&cast::NOEMIE)).await.unwrap();
    tap(&window, "Comparer").await;
    for _ in 0..3 {
        window.find_text("button", "Identique").await.unwrap();
        window.press("i").await.unwrap();
        tokio::time::sleep(Duration::from_millis(600)).await;
    }
    window.find_text("h1", "Éléments de sécurité").await.unwrap();
    for at in 0..3 {
        let card = window.find_all("[data-feature]", 3).await.unwrap();
        let answer = window.find_in(&card[at], "label.choice").await.unwrap();
        window.click(&answer).await.unwrap();
    }
    tap(&window, "Étape suivante").await;
    tap(&window, "Même personne").await;
    window.find_text("h1", "Conclure").await.unwrap();
    tap(&window, "Conclure").await;
    window.find_text("h1", "Enregistré").await.unwrap();
    scene.applicant.wait_for("activated").await.unwrap();
    window.close().await.unwrap();
}

#[tokio::test]
async fn a_carriers_visit_is_prepared_checked_and_recorded() {
    let scene = Scene::set("carrier", cast::CARRIER, &cast::THEODORE).await;
    let window = scene.signed_in("field").await;
    tap(&window, "Préparer").await;
    window.find_text("h1", "Préparez la tournée").await.unwrap();
    tap(&window, "Préparer").await;
    tap(&window, "Voir la tournée").await;
    tap(&window, "Ouvrir la visite").await;
    tap(&window, "Lire l’invitation").await;
    tap(&window, "Original en main").await;
    tap(&window, "Lire le document").await;
    window.find_text("h1", "Tapez la fin du numéro").await.unwrap();
    window.type_into(&window.find("input.code").await.unwrap(), cast::THEODORE.number_end()).await.unwrap();
    tap(&window, "Continuer").await;
    window.find_text("h1", "Tapez la date de fin").await.unwrap();
    window
        .type_into(&window.find("main input").await.unwrap(), &typed_expiry(&cast::THEODORE))
        .await
        .unwrap();
    tap(&window, "Continuer").await;
    for title in ["Comparez le nom", "Comparez les prénoms", "Comparez la date"] {
        window.find_text("h1", title).await.unwrap();
        tap(&window, "Imprimé : identique").await;
    }
    for at in 1..=3 {
        window.find_text("main", &format!("élément {at} sur 3")).await.unwrap();
        let seen = window.find_first(&["Vu", "Senti"], "button").await.unwrap();
        window.click(&seen).await.unwrap();
    }
    window.find_text("h1", "Relisez vos réponses").await.unwrap();
    tap(&window, "Continuer").await;
    tap(&window, "Même personne").await;
    tap(&window, "Continuer").await;
    tap(&window, "Enregistrer le contrôle").await;
    window.find_text("h1", "Enregistré").await.unwrap();
    scene.applicant.wait_for("activated").await.unwrap();
    window.close().await.unwrap();
}
