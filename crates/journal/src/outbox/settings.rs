//! The device record: named blobs that are public or already sealed (deployment, certificates, the root's
//! public key, the registry's address). The names are the caller's.

use crate::Outbox;
use crate::sqlite::StoreError;
use rusqlite::OptionalExtension;

impl Outbox {
    /// The blob under a name.
    pub fn get(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut select = self.connection.prepare_cached("SELECT content FROM settings WHERE name = ?1")?;
        Ok(select.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Puts one blob under a name, in place of what was there.
    pub fn put(&mut self, name: &str, content: &[u8]) -> Result<(), StoreError> {
        self.put_all(&[(name, content)])
    }

    /// Puts several blobs in one transaction: a device is enrolled or it is not.
    pub fn put_all(&mut self, settings: &[(&str, &[u8])]) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        for (name, content) in settings {
            transaction
                .prepare_cached(
                    "INSERT INTO settings (name, content) VALUES (?1, ?2)
                     ON CONFLICT (name) DO UPDATE SET content = excluded.content",
                )?
                .execute((name, content))?;
        }
        Ok(transaction.commit()?)
    }
}
