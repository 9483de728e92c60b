//! Who comes: people of the cast, again by another document or another telephone, and others who show what was theirs.

use testkit::cast::{Document, LUDIVINE, NOEMIE, Person, THEODORE};

const PASSPORT: Document = Document { model: 2, number: "26VV00077", expiry: "2035-01-19" };
const CARD: Document = Document { model: 1, number: "VAV000311", expiry: "2034-06-30" };

/// By other lines of address than anybody else.
const fn elsewhere(person: Person, email: &'static str, mobile: &'static str) -> Person {
    Person { email, mobile, ..person }
}

/// Everybody who may come: what they declare and what they show are one.
pub fn all() -> Vec<Person> {
    let again = Person { document: PASSPORT, ..NOEMIE };
    let card = Person { document: CARD, ..THEODORE };
    vec![
        NOEMIE,
        again,
        elsewhere(again, "autre@exemple.test", "06 55 44 33 22"),
        THEODORE,
        card,
        elsewhere(card, "ailleurs@exemple.test", "06 55 44 33 23"),
        LUDIVINE,
        // Of another name, with a document that was somebody else's.
        elsewhere(Person { document: NOEMIE.document, ..LUDIVINE }, "ludi@exemple.test", "06 55 44 33 24"),
        // Of another birthplace: a namesake, or not.
        Person { birth_place: "69123", ..elsewhere(THEODORE, "theo@exemple.test", "06 55 44 33 25") },
    ]
}
