//! More of the fictional cast: the neighbours who give a kept installation its variety. Nobody here exists.

use super::{Document, LUDIVINE, NOEMIE, Person};

const CARD: Document = LUDIVINE.document;

/// Is at home; the check waits on the carrier's device.
pub const ELOI: Person = Person {
    birth_name: "Tréguinec",
    given_names: "Éloi Corentin",
    birth_date: "1983-02-17",
    sex: "male",
    email: "eloi@exemple.test",
    mobile: "06 21 43 65 87",
    document: Document { model: 2, number: "26VV00517", expiry: "2030-09-30" },
    ..LUDIVINE
};

/// Is not at home.
pub const LEONIE: Person = Person {
    birth_name: "Sauvageot",
    given_names: "Léonie",
    birth_date: "1990-06-21",
    email: "leonie@exemple.test",
    mobile: "06 31 53 75 97",
    document: Document { number: "VAV000372", ..CARD },
    ..LUDIVINE
};

/// Her check is half done.
pub const MELISANDE: Person = Person {
    birth_name: "Orsanne",
    given_names: "Mélisande Iris",
    birth_date: "1972-10-09",
    email: "melisande@exemple.test",
    mobile: "06 41 63 85 07",
    document: Document { number: "VAV000434", ..CARD },
    ..LUDIVINE
};

/// Everything is done for her but the last key.
pub const APOLLINE: Person = Person {
    birth_name: "Roquebrune",
    given_names: "Apolline",
    birth_date: "1980-07-07",
    email: "apolline@exemple.test",
    mobile: "07 71 13 25 47",
    document: Document { number: "VAV000479", ..CARD },
    ..LUDIVINE
};

/// Her card stands on the stop list.
pub const BERTILLE: Person = Person {
    birth_name: "Clairvaux-Lenoir",
    given_names: "Bertille",
    birth_date: "1966-04-01",
    email: "bertille@exemple.test",
    mobile: "06 51 73 95 17",
    document: Document { number: "VAV000586", ..CARD },
    ..LUDIVINE
};

/// Comes and leaves again, many times.
pub const HECTOR: Person = Person {
    birth_name: "Balandreau",
    given_names: "Hector",
    birth_date: "2001-12-12",
    sex: "male",
    email: "hector@exemple.test",
    mobile: "06 61 83 05 27",
    document: Document { number: "VAV000648", ..CARD },
    ..LUDIVINE
};

/// Withdraws.
pub const TIPHAINE: Person = Person {
    birth_name: "Kermeur",
    given_names: "Tiphaine Anaïs",
    birth_date: "1997-08-26",
    email: "tiphaine@exemple.test",
    mobile: "06 71 93 15 37",
    document: Document { number: "VAV000701", ..CARD },
    ..LUDIVINE
};

/// Her check waits on a device that is revoked.
pub const ADELE: Person = Person {
    birth_name: "Fontbrune",
    given_names: "Adèle",
    birth_date: "1958-01-30",
    email: "adele@exemple.test",
    mobile: "06 81 03 25 47",
    document: Document { number: "VAV000863", ..CARD },
    ..LUDIVINE
};

/// Declares, and never confirms the mobile.
pub const QUENTIN: Person = Person {
    birth_name: "Malvoisine",
    given_names: "Quentin",
    birth_date: "1989-05-14",
    sex: "male",
    email: "quentin@exemple.test",
    mobile: "06 98 13 35 57",
    ..LUDIVINE
};

/// Comes without an invitation, and says afterwards that it was him.
pub const HONORE: Person = Person {
    birth_name: "Destrade",
    given_names: "Honoré Lucien",
    birth_date: "1949-11-19",
    sex: "male",
    email: "honore@exemple.test",
    mobile: "07 61 23 45 67",
    document: Document { number: "VAV000925", ..CARD },
    ..LUDIVINE
};

/// Declares what Noémie declared and shows her card: the registry finds one document in two enrolments.
pub const TWIN: Person = Person { email: "autre@exemple.test", mobile: "06 55 44 33 22", ..NOEMIE };
