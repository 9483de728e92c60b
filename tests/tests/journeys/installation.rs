//! What belongs together: a registry, the keys that sign for it and the keys of its people. A server that would show
//! everybody as erased does not start, and says why.

use crate::deployment;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;
use testkit::cast;
use testkit::deployment::Deployment;
use testkit::people::Applicant;

/// Starts a server that must not start; gives the error that it ended with.
fn refused(deployment: &mut Deployment) -> anyhow::Result<String> {
    anyhow::ensure!(deployment.start_server().is_err(), "the server started");
    let log = std::fs::read_to_string(deployment.server_folder().join("sync-server.log"))?;
    Ok(log[log.rfind("Error: ").unwrap_or(0)..].to_owned())
}

#[tokio::test]
async fn a_registry_that_nobody_has_used_is_copied_and_put_back() -> anyhow::Result<()> {
    let (folder, mut deployment) = deployment().await?;
    deployment.stop_server()?;
    let copy = folder.path().join("copy.sqlite");
    let copy = copy.to_str().unwrap_or_default();
    deployment.command(&["backup", copy])?;
    let again = deployment.command(&["backup", copy]).err().map(|error| format!("{error:#}"));
    assert!(again.is_some_and(|said| said.contains("is there already")));
    deployment.command(&["restore", copy])?;
    deployment.start_server()?;
    let error = deployment.log()?.into_iter().find(|line| line["level"] == "ERROR");
    assert_eq!(error, None, "the first start of a server is quiet");
    Ok(())
}

#[tokio::test]
async fn a_server_starts_neither_without_the_keys_of_its_people_nor_on_another_deployments_registry()
-> anyhow::Result<()> {
    let (folder, mut deployment) = deployment().await?;
    let server = deployment.server_folder();
    Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    deployment.stop_server()?;
    let copy = folder.path().join("copy.sqlite");
    let copy = copy.to_str().unwrap_or_default();
    deployment.command(&["backup", copy])?;

    let keys = server.join("enrolment-keys.sqlite");
    let aside = folder.path().join("keys-aside");
    std::fs::rename(&keys, &aside)?;
    let said = refused(&mut deployment)?;
    assert!(said.contains("the keys of the enrolments are missing"), "{said}");
    for made in ["enrolment-keys.sqlite", "enrolment-keys.sqlite-wal", "enrolment-keys.sqlite-shm"] {
        let _ = std::fs::remove_file(server.join(made));
    }
    std::fs::rename(&aside, &keys)?;
    deployment.start_server()?;
    deployment.stop_server()?;

    std::fs::rename(server.join("keys"), folder.path().join("own-keys"))?;
    let root = folder.path().join("another-root.key");
    deployment.command(&["keys", "init", "--root-file", root.to_str().unwrap_or_default()])?;
    let said = refused(&mut deployment)?;
    assert!(said.contains("another deployment"), "{said}");
    let said = deployment.command(&["restore", copy]).err().map(|error| format!("{error:#}"));
    assert!(said.is_some_and(|said| said.contains("another deployment")));
    let third = folder.path().join("third-root.key");
    assert!(
        deployment.command(&["keys", "init", "--root-file", third.to_str().unwrap_or_default()]).is_err()
    );
    assert!(!third.exists(), "a root that belongs to nothing is not written");
    Ok(())
}

#[tokio::test]
async fn what_the_server_makes_is_for_its_own_account_alone_in_any_folder() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let server = deployment.server_folder();
    deployment.stop_server()?;
    std::fs::set_permissions(&server, std::fs::Permissions::from_mode(0o755))?;
    let settings = std::fs::read_to_string(server.join("server.toml"))?;
    deployment.set(&format!("{settings}\n[backup]\nevery_seconds = 1\n"))?;
    deployment.start_server()?;
    Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    while deployment.newest_copy().is_err() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let mut seen = 0;
    for folder in [server.clone(), server.join("backup"), server.join("sms"), server.join("keys")] {
        for file in std::fs::read_dir(&folder)? {
            let (path, mode) = {
                let file = file?;
                (file.path(), file.metadata()?.permissions().mode())
            };
            let is_ours =
                !["toml", "log", "address"].iter().any(|end| path.extension().is_some_and(|is| is == *end));
            assert!(!is_ours || mode.is_multiple_of(0o100), "{} is {mode:o}", path.display());
            seen += usize::from(is_ours);
        }
    }
    assert!(seen > 10, "{seen} files");
    Ok(())
}
