//! The demo's story ends with two active identities.

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
