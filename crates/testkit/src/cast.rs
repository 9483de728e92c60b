//! The fictional cast. Nobody here exists; documents carry numbers no office issues.

pub mod neighbours;

use documents::Format;
use documents::mrz::{Fields, emit};
use documents::names::NameParts;
use serde_json::{Value, json};
use terms::{Day, Sex};

/// Someone who wants an identity, with what they declare and the document in their pocket.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Name at birth, as printed.
    pub birth_name: &'static str,
    /// Given names, as printed.
    pub given_names: &'static str,
    /// `YYYY-MM-DD`.
    pub birth_date: &'static str,
    /// COG code of the commune of birth.
    pub birth_place: &'static str,
    /// `female`, `male`, `unspecified`.
    pub sex: &'static str,
    /// Street.
    pub line: &'static str,
    /// Postcode.
    pub postcode: &'static str,
    /// Town.
    pub locality: &'static str,
    /// Mail address.
    pub email: &'static str,
    /// Mobile, as typed.
    pub mobile: &'static str,
    /// Their document.
    pub document: Document,
}

/// A document of the cast.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    /// The catalogue's model.
    pub model: u16,
    /// Its number.
    pub number: &'static str,
    /// Printed end of validity.
    pub expiry: &'static str,
}

/// Goes to the counter, with an identity card.
pub const NOEMIE: Person = Person {
    birth_name: "Lacombe-Darvil",
    given_names: "Noémie Aurore",
    birth_date: "1987-03-14",
    birth_place: "75107",
    sex: "female",
    line: "12 RUE DES TILLEULS",
    postcode: "39120",
    locality: "VALBRUNE-SUR-ORLE",
    email: "noemie@exemple.test",
    mobile: "06 12 34 56 78",
    document: Document { model: 1, number: "VAV000017", expiry: "2033-05-08" },
};

/// Is visited at home, with a passport.
pub const THEODORE: Person = Person {
    birth_name: "Kéravel",
    given_names: "Théodore Maël Ewen",
    birth_date: "1961-11-02",
    birth_place: "29019",
    sex: "male",
    line: "3 CHEMIN DU MOULIN A VENT",
    postcode: "39120",
    locality: "VALBRUNE-SUR-ORLE",
    email: "theodore@exemple.test",
    mobile: "07 56 78 90 12",
    document: Document { model: 2, number: "26VV00042", expiry: "2031-01-19" },
};

/// Lives in the same street and is not at home.
pub const LUDIVINE: Person = Person {
    birth_name: "Ostermann",
    given_names: "Ludivine",
    birth_date: "1999-07-30",
    birth_place: "67482",
    sex: "female",
    line: "8 CHEMIN DU MOULIN A VENT",
    postcode: "39120",
    locality: "VALBRUNE-SUR-ORLE",
    email: "ludivine@exemple.test",
    mobile: "06 98 76 54 32",
    document: Document { model: 1, number: "VAV000099", expiry: "2034-02-28" },
};

/// Waits at the counter for whoever plays the clerk by hand, with an identity card.
pub const SIDONIE: Person = Person {
    birth_name: "Vaubert-Lainé",
    given_names: "Sidonie Flore",
    birth_date: "1994-09-05",
    birth_place: "35238",
    sex: "female",
    line: "21 QUAI DE L'ORLE",
    postcode: "39120",
    locality: "VALBRUNE-SUR-ORLE",
    email: "sidonie@exemple.test",
    mobile: "06 45 67 89 01",
    document: Document { model: 1, number: "VAV000251", expiry: "2035-06-17" },
};

/// Waits at home for whoever plays the carrier by hand, with a passport.
pub const GASPARD: Person = Person {
    birth_name: "Morvandieu",
    given_names: "Gaspard Aimé",
    birth_date: "1978-12-24",
    birth_place: "69123",
    sex: "male",
    line: "5 IMPASSE DU FOUR",
    postcode: "39120",
    locality: "VALBRUNE-SUR-ORLE",
    email: "gaspard@exemple.test",
    mobile: "07 67 89 01 23",
    document: Document { model: 2, number: "26VV00308", expiry: "2032-04-11" },
};

/// The clerk.
pub const CLERK: (&str, &str) = ("agathe", "Agathe Meunier");
/// The carrier.
pub const CARRIER: (&str, &str) = ("basile", "Basile Ferran");
/// The administrator.
pub const ADMINISTRATOR: (&str, &str) = ("delcourt", "Yann Delcourt");
/// The manager.
pub const MANAGER: (&str, &str) = ("marchetti", "Odile Marchetti");
/// The reviewer.
pub const REVIEWER: (&str, &str) = ("roumier", "Inès Roumier");
/// The office.
pub const OFFICE: (&str, &str) = ("Valbrune-sur-Orle", "Valbrune-sur-Orle");
/// Where a letter goes that asks for the file on paper.
pub const PAPER_ADDRESS: [&str; 2] = ["Vis-à-vis, dossier papier", "39120 Valbrune-sur-Orle"];
/// The password of every member of staff of the cast.
pub const PASSWORD: &str = "tilleul-orage-37-violet";
/// The PIN of every agent of the cast.
pub const PIN: &str = "274913";

/// A date of birth for each of a crowd: those of one name and one day would be taken for one person.
pub fn birth_date(number: u64) -> String {
    let (year, month, day) = (1930 + number / 336 % 75, 1 + number / 28 % 12, 1 + number % 28);
    format!("{year}-{month:02}-{day:02}")
}

impl Person {
    /// The declaration, as the form sends it.
    pub fn declaration(&self) -> Value {
        json!({
            "birth_name": self.birth_name,
            "given_names": self.given_names,
            "birth_date": self.birth_date,
            "birth_place": self.birth_place,
            "birth_country": "99100",
            "sex": self.sex,
            "nationality": "FRA",
            "address": {
                "line": self.line,
                "postcode": self.postcode,
                "locality": self.locality,
                "country": "FRA",
            },
            "email": self.email,
            "mobile": self.mobile,
        })
    }

    /// The machine-readable zone of their document.
    pub fn lines(&self) -> Vec<String> {
        let fields = Fields {
            document_code: if self.document.model == 2 { "P" } else { "ID" },
            issuer: "FRA",
            number: self.document.number,
            nationality: "FRA",
            birth: self.birth_date.parse().ok(),
            sex: Sex::from_word(self.sex).expect("a sex of the cast"),
            expiry: self.expiry(),
            name: NameParts { primary: self.birth_name, secondary: self.given_names },
        };
        let fits = "the cast's documents fit their format";
        let format = if self.document.model == 2 { Format::Td3 } else { Format::Td1 };
        emit(format, &fields).expect(fits)
    }

    /// The printed end of validity.
    pub fn expiry(&self) -> Day {
        self.document.expiry.parse().expect("a date of the cast")
    }

    /// The last three characters of the number, as an agent types them blind.
    pub fn number_end(&self) -> &'static str {
        let number = self.document.number;
        number.get(number.len().saturating_sub(3)..).unwrap_or(number)
    }

    /// Every text that must never be found where it does not belong.
    pub fn secrets(&self) -> Vec<String> {
        let mut secrets: Vec<String> =
            [self.birth_name, self.given_names, self.birth_date, self.line, self.email, self.document.number]
                .into_iter()
                .map(str::to_owned)
                .collect();
        secrets.extend(self.lines().iter().map(|line| line.trim_end_matches('<').to_owned()));
        secrets.extend([self.birth_name, self.given_names].map(documents::names::folded));
        secrets.push(self.birth_date.replace('-', ""));
        secrets.push(self.mobile.replace(' ', ""));
        secrets.push(format!("+33{}", self.mobile.replace(' ', "").trim_start_matches('0')));
        secrets
    }
}
