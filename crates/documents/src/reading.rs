//! What the bytes of a document say. A reading holds no optional data, because nothing here may keep it
//! and no verdict: validity and acceptance are decided elsewhere.

use crate::finding::{Finding, FindingCode};
use crate::kind::{DocumentKind, Format};
use crate::validity::IssueMonth;
use terms::{BirthDate, Day, Personal, Sex};

terms::codes! {
    /// A field of a machine-readable zone.
    MrzField {
        /// What kind of document.
        DocumentCode = 1, "document-code";
        /// Who issued it.
        Issuer = 2, "issuer";
        /// Its number.
        Number = 3, "number";
        /// The holder's nationality.
        Nationality = 4, "nationality";
        /// The holder's date of birth.
        Birth = 5, "birth";
        /// The holder's sex.
        Sex = 6, "sex";
        /// The last day of validity.
        Expiry = 7, "expiry";
        /// The holder's names; on the old French card the birth name only.
        Name = 8, "name";
        /// The given names, where they have a field of their own (the old French card).
        GivenNames = 9, "given-names";
        /// What the issuer likes to add; never kept.
        Optional = 10, "optional";
        /// The second such field of a TD1.
        OptionalSecond = 11, "optional-second";
        /// Which service issued the card (the old French card).
        Administrative = 12, "administrative";
    }
    /// Whether a misread character of a field can be noticed by arithmetic.
    Protection {
        /// A check digit covers the field.
        Digit = 1, "digit";
        /// Nothing covers the field: only the printed zone can contradict it.
        None = 2, "none";
    }
    /// What became of one check digit.
    Digit {
        /// It is the digit that the field gives.
        Right = 1, "right";
        /// It is not.
        Wrong = 2, "wrong";
        /// The format has no such digit.
        Absent = 3, "absent";
    }
}

impl MrzField {
    /// Whether a layout covers this field by a check digit (Doc 9303 part 3, section 4.9). A right digit is
    /// not identity: code, issuer, nationality, sex and name have none, but on the old French card, whose
    /// digit over the whole covers everything.
    pub const fn protection(self, format: Format) -> Protection {
        match (self, format) {
            (_, Format::FrenchCard)
            | (Self::Number | Self::Birth | Self::Expiry, _)
            | (Self::Optional | Self::OptionalSecond, Format::Td1 | Format::Td2 | Format::Td3) => {
                Protection::Digit
            }
            _ => Protection::None,
        }
    }
}

/// The check digits of a machine-readable zone, one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checks {
    /// Over the document number.
    pub number: Digit,
    /// Over the date of birth.
    pub birth: Digit,
    /// Over the date of expiry.
    pub expiry: Digit,
    /// Over the optional data of a TD3.
    pub optional: Digit,
    /// Over the protected fields together.
    pub composite: Digit,
}

impl Checks {
    pub(crate) const NONE: Self = Self {
        number: Digit::Absent,
        birth: Digit::Absent,
        expiry: Digit::Absent,
        optional: Digit::Absent,
        composite: Digit::Absent,
    };
}

/// What the lines say, character for character: nothing is repaired. Fillers at the ends of a field are
/// left out; inside a name they are spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The layout, when it is one read here.
    pub format: Option<Format>,
    /// The kind that the document code stands for.
    pub kind: Option<DocumentKind>,
    /// One or two letters.
    pub document_code: String,
    /// The issuer's code as printed (`D` for Germany).
    pub issuer: String,
    /// The document number, joined when it is longer than nine.
    pub number: Personal<String>,
    /// The nationality's code as printed.
    pub nationality: Personal<String>,
    /// The date of birth; absent when unknown or no date. The century is the latest that is not in the
    /// future, so a person of a hundred years or more reads as a child: compare with
    /// [`Reading::birth_agrees`].
    pub birth: Option<Personal<BirthDate>>,
    /// The sex; absent when the letter is none.
    pub sex: Option<Sex>,
    /// The last day of validity; the century is the one that puts it at most fifteen years ahead.
    pub expiry: Option<Day>,
    /// When it was issued, where the number says so (the old French card).
    pub issue_month: Option<IssueMonth>,
    /// The surname or surnames.
    pub primary: Personal<String>,
    /// The given names.
    pub secondary: Personal<String>,
    /// The name may go on beyond the field.
    pub name_maybe_truncated: bool,
    /// The check digits.
    pub checks: Checks,
    /// What is odd, in the order of the lines.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// A reading of lines that no layout here fits.
    pub(crate) fn of_nothing(findings: Vec<Finding>) -> Self {
        Self {
            format: None,
            kind: None,
            document_code: String::new(),
            issuer: String::new(),
            number: Personal::default(),
            nationality: Personal::default(),
            birth: None,
            sex: None,
            expiry: None,
            issue_month: None,
            primary: Personal::default(),
            secondary: Personal::default(),
            name_maybe_truncated: false,
            checks: Checks::NONE,
            findings,
        }
    }
    /// True when the layout is known and no digit is wrong.
    pub fn digits_right(&self) -> bool {
        let Checks { number, birth, expiry, optional, composite } = self.checks;
        self.format.is_some() && ![number, birth, expiry, optional, composite].contains(&Digit::Wrong)
    }
    /// True when the lines are as the standard writes them: length, alphabet, digits, dates, sex and names. An
    /// empty number or name is well formed and of no use.
    pub fn is_well_formed(&self) -> bool {
        self.digits_right() && !self.findings.iter().any(|finding| finding.code.breaks_the_form())
    }
    /// True when the lines were read as the standard writes them and name a person and a document.
    /// Whether the document is valid, or a document at all, is another question.
    pub fn is_readable(&self) -> bool {
        self.digits_right() && !self.findings.iter().any(|finding| finding.code.spoils_reading())
    }
    /// True when a finding of that code was made.
    pub fn has(&self, code: FindingCode) -> bool {
        self.findings.iter().any(|finding| finding.code == code)
    }
    /// True when the date of birth read can be `declared`, of somebody alive on `on`: the lines hold no century, so the
    /// declared one counts where it may be. A date the issuer does not know agrees with nothing.
    pub fn birth_agrees(&self, declared: BirthDate, on: Day) -> bool {
        self.birth.as_ref().map(Personal::reveal).is_some_and(|read| {
            declared.is_but_for_century(*read, on)
                && read.month() == declared.month()
                && read.day() == declared.day()
        })
    }
}
