//! The demo's story ends with two active identities.

use serde_json::Value;
use testkit::process::program;
use testkit::story::{Report, play};

#[tokio::test]
async fn two_people_become_active_at_a_counter_and_at_a_door() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let mut report = Report::default();
    play(folder.path(), crate::now_ms(), &mut report).await?;
    let checks: Vec<_> = report.records.iter().filter(|record| record.kind == "check").collect();
    assert_eq!(checks.len(), 2);
    for check in checks {
        assert!(check.sealed <= 512, "{check:?}");
        let parts = check.key_name
            + check.encapsulated_key
            + check.tag
            + check.signature
            + check.previous_hash
            + check.co_signature
            + check.time
            + check.stated_rest
            + check.body
            + check.padding;
        assert_eq!(parts, check.sealed, "every byte is accounted for: {check:?}");
    }
    Ok(())
}

#[test]
fn the_demo_ends_well_and_writes_what_it_measured() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("report.json");
    let output = std::process::Command::new(program("story")?)
        .args(["--headless", "--json"])
        .arg(&file)
        .stdin(std::process::Stdio::null())
        .output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&std::fs::read(file)?)?;
    assert!(report["steps"].as_array().is_some_and(|steps| steps.len() > 10));
    for place in ["counter", "door"] {
        let answer = &report["answers"][place];
        assert_eq!((&answer["outbox"]["kept"], &answer["outbox"]["waiting"]), (&1.into(), &0.into()));
        assert!(answer["traffic"]["sentBytes"].as_u64().is_some_and(|bytes| bytes > 512));
    }
    Ok(())
}
