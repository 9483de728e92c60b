//! What is asked of the database: one file of queries per room, in the SQL that `SQLite` and `PostgreSQL` read alike. The
//! only SQL of the server stands below this folder and in its neighbour `sql`.
//!
//! Parameters are written `?1`, `?2`…, whole numbers have 64 bits, a truth is 0 or 1, and what only one of the two
//! databases understands is not written.
//!
//! The design asked for a trait with two implementations. Two implementations could drift apart, and an async trait
//! would make the rooms' transactional code async. The store's tests, the server's tests (part `postgres`) and a
//! comparison of every column hold the one text to both databases. Where two texts are needed, `Connection::as_sqlite`
//! tells the database.

pub mod acts;
pub mod applicants;
pub mod bookings;
pub mod challenges;
mod codes;
pub mod contacts;
pub mod enrolments;
pub mod factors;
pub mod notices;
pub mod provisioning;
pub mod registry;
pub mod staff;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[test]
    fn parameters_are_numbered_and_not_named() {
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/queries")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = fs::read_to_string(&path).unwrap();
                let named = text.lines().enumerate().find(|(_, line)| {
                    let code = line.split("//").next().unwrap_or_default();
                    code.as_bytes().windows(2).any(|pair| pair[0] == b'$' && pair[1].is_ascii_digit())
                });
                assert!(
                    named.is_none(),
                    "{}:{}: a parameter is written with a question mark",
                    path.display(),
                    named.map_or(0, |n| n.0 + 1)
                );
            }
        }
    }
}
