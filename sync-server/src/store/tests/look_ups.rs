//! Look-ups that have to cost the same however much is there.

use super::{databases, open};
use crate::store::StoreError;
use crate::store::queries::registry::counted_keys::sharing_sql;
use crate::store::sql::{Connection, ToValue};

#[tokio::test(flavor = "multi_thread")]
async fn whoever_shares_a_key_is_found_by_the_index_and_nothing_is_scanned() {
    // SQLite says how it asks whatever is there; PostgreSQL scans a table that is small, and is right to.
    let [(_folder, database), _] = databases();
    let plan = |conn: &Connection| {
        let (enrolment, key, kind) = ([1_u8; 16], [2_u8; 32], 5_u8);
        let values: [&dyn ToValue; 7] = [&enrolment, &kind, &key, &kind, &key, &kind, &key];
        let sql = format!("EXPLAIN QUERY PLAN {}", sharing_sql(3));
        let asked = conn.prepare_cached(&sql)?.query_map(&values, |row| row.get::<String>(3))?;
        Ok::<_, StoreError>(asked.collect::<Result<Vec<_>, _>>()?)
    };
    let plan = open(&database).read(plan).await.unwrap();
    let tables: Vec<_> = plan.iter().filter(|step| step.contains("counted_keys")).collect();
    assert_eq!(tables.len(), 3, "{plan:?}");
    for step in tables {
        assert!(step.starts_with("SEARCH") && step.contains("kind=? AND key=?"), "{step}");
    }
}
