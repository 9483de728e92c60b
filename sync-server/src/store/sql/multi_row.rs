//! Many rows in one statement: one question to the database for what one by one would be dozens.

/// Rows of the largest piece: what a round hands in, and a few more.
const LARGEST: usize = 32;

/// Cuts rows into pieces: few statements, each prepared once, whatever the number of rows.
pub(in crate::store) fn pieces<T>(rows: &[T]) -> std::slice::Chunks<'_, T> {
    rows.chunks(LARGEST)
}

/// The rows of a statement that inserts many: so many, of so many numbered columns each, the first number, and how one
/// row is written around them.
pub(in crate::store) fn rows(
    count: usize,
    first: usize,
    columns: usize,
    row: impl Fn(&str) -> String,
) -> String {
    let one = |number: usize| {
        let from = first + number * columns;
        let numbers: Vec<String> = (from..from + columns).map(|number| format!("?{number}")).collect();
        row(&numbers.join(", "))
    };
    (0..count).map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_on_from_row_to_row() {
        assert_eq!(rows(2, 3, 2, |columns| format!("(?1, {columns})")), "(?1, ?3, ?4), (?1, ?5, ?6)");
    }
}
