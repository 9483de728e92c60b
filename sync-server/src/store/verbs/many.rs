//! Many rows in one statement: one question to the database for what one by one would be dozens.

/// Rows of the largest piece.
const LARGEST: usize = 64;

/// Cuts rows into pieces of 64, 32, 16… 1: a few statements, each prepared once, whatever the number of rows.
pub(super) fn pieces<T>(rows: &[T]) -> impl Iterator<Item = &[T]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        let size = rest.len().checked_ilog2().map(|power| (1 << power).min(LARGEST))?;
        let (piece, after) = rest.split_at(size);
        rest = after;
        Some(piece)
    })
}

/// The rows of a statement that inserts many: so many, of so many numbered columns each, the first number, and how one
/// row is written around them.
pub(super) fn rows(count: usize, first: usize, columns: usize, row: impl Fn(&str) -> String) -> String {
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
    fn every_row_is_in_one_piece_in_order_and_pieces_have_few_sizes() {
        for count in 0..300usize {
            let all: Vec<usize> = (0..count).collect();
            let cut: Vec<&[usize]> = pieces(&all).collect();
            assert_eq!(cut.concat(), all);
            assert!(cut.iter().all(|piece| piece.len().is_power_of_two() && piece.len() <= LARGEST));
        }
    }

    #[test]
    fn numbers_go_on_from_row_to_row() {
        assert_eq!(rows(2, 3, 2, |columns| format!("(?1, {columns})")), "(?1, ?3, ?4), (?1, ?5, ?6)");
    }
}
