//! Other sites' pages: they send forms with a visitor's cookies, and lend our name to lead elsewhere.

use crate::deployment;
use reqwest::{Client, redirect};
use serde_json::json;
use testkit::cast;

#[tokio::test]
async fn a_form_of_another_site_changes_nothing_even_of_a_neighbouring_name() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (url, client) = (deployment.url(), Client::new());
    let body = json!({ "login": cast::MANAGER.0, "password": cast::PASSWORD });
    let sign_in = || client.post(format!("{url}/v1/sign-in")).json(&body);
    for site in ["cross-site", "same-site"] {
        assert_eq!(sign_in().header("sec-fetch-site", site).send().await?.status(), 403, "{site}");
    }
    let foreign = sign_in().header("origin", "https://pages.neighbour.example").send().await?;
    assert_eq!(foreign.status(), 403);
    for own in
        [sign_in(), sign_in().header("sec-fetch-site", "same-origin"), sign_in().header("origin", &url)]
    {
        assert_eq!(own.send().await?.status(), 200);
    }
    let link = client.get(format!("{url}/help")).header("sec-fetch-site", "cross-site").send().await?;
    assert_eq!(link.status(), 200, "a link from elsewhere still leads here");
    Ok(())
}

#[tokio::test]
async fn the_choice_of_a_language_leads_to_no_other_site() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let client = Client::builder().redirect(redirect::Policy::none()).build()?;
    for to in [
        "/%09/evil.example",
        "//evil.example",
        "/%5Cevil.example",
        "/%0A/evil.example",
        "https:evil.example",
        "/a:b",
    ] {
        let answer = client.get(format!("{}/language/en?to={to}", deployment.url())).send().await?;
        assert_eq!(answer.headers()["location"], "/", "{to}");
    }
    let answer = client.get(format!("{}/language/en?to=/enrolments/ab-12", deployment.url())).send().await?;
    assert_eq!(answer.headers()["location"], "/enrolments/ab-12");
    Ok(())
}
