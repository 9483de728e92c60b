//! Closed codes that several rooms share. Each has a number (signed) and a word (JSON).

use core::fmt;

/// The number stands for nothing this version knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode(pub u8);

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown code {}", self.0)
    }
}
impl core::error::Error for UnknownCode {}

/// Declares an enum whose variants have a stable number and a stable word, with the conversions both
/// ways and both serialisations. A number once given is never given again.
#[macro_export]
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $number:literal, $word:literal;)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant = $number,)* }

        impl $name {
            /// Every value, in order of number.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The number that is signed and stored.
            pub const fn code(self) -> u8 { self as u8 }
            /// The word used in JSON and as the key of texts.
            pub const fn word(self) -> &'static str { match self { $(Self::$variant => $word,)* } }
            /// The value of a number.
            pub const fn from_code(code: u8) -> Result<Self, $crate::UnknownCode> {
                match code { $($number => Ok(Self::$variant),)* other => Err($crate::UnknownCode(other)) }
            }
            /// The value of a word.
            pub fn from_word(word: &str) -> Option<Self> { match word { $($word => Some(Self::$variant),)* _ => None } }
        }
        impl $crate::__private::Serialize for $name {
            fn serialize<S: $crate::__private::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.word())
            }
        }
        impl<'de> $crate::__private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str> as $crate::__private::Deserialize>::deserialize(d)?;
                Self::from_word(&word).ok_or_else(|| $crate::__private::custom::<D::Error>(concat!("unknown ", stringify!($name))))
            }
        }
        impl $crate::__private::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn schema_id() -> std::borrow::Cow<'static, str> { concat!(module_path!(), "::", stringify!($name)).into() }
            fn json_schema(_: &mut $crate::__private::SchemaGenerator) -> $crate::__private::Schema {
                $crate::__private::one_of(&[$($word,)*])
            }
        }
        impl<C> $crate::__private::Encode<C> for $name {
            fn encode<W: $crate::__private::Write>(
                &self, e: &mut $crate::__private::Encoder<W>, _: &mut C,
            ) -> Result<(), $crate::__private::EncodeError<W::Error>> {
                e.u8(self.code())?.ok()
            }
        }
        impl<'b, C> $crate::__private::Decode<'b, C> for $name {
            fn decode(d: &mut $crate::__private::Decoder<'b>, _: &mut C) -> Result<Self, $crate::__private::DecodeError> {
                Self::from_code(d.u8()?).map_err(|_| $crate::__private::DecodeError::message(concat!("unknown ", stringify!($name))))
            }
        }
    )*};
}

codes! {
    /// The two kinds of agent.
    AgentKind {
        /// At a post-office counter.
        Clerk = 1, "clerk";
        /// At the applicant's door.
        Carrier = 2, "carrier";
    }
    /// What a member of staff may do in the console. Agents work in their windows, not here.
    Role {
        /// Offices, agents, devices, accepted documents, orders.
        Administrator = 1, "administrator";
        /// Rounds, windows, home visits.
        Manager = 2, "manager";
        /// Decides about enrolments that are held, and about records that are set aside.
        Reviewer = 3, "reviewer";
    }
    /// How an applicant will be checked.
    Route {
        /// At any post office.
        Counter = 1, "counter";
        /// By the mail carrier, at a booked window.
        Home = 2, "home";
        /// Without an agent (not judged by this product; kept so that progress survives a change of route).
        Online = 3, "online";
    }
    /// Sex as the document says it. `Unspecified` is printed X and written `<` in an MRZ.
    Sex {
        /// F
        Female = 1, "female";
        /// M
        Male = 2, "male";
        /// X or `<`
        Unspecified = 3, "unspecified";
    }
    /// The languages every text exists in.
    Language {
        /// French: the first.
        French = 1, "fr";
        /// English: complete.
        English = 2, "en";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_one_number_and_one_word() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Ok(*role));
            assert_eq!(Role::from_word(role.word()), Some(*role));
        }
        assert_eq!(Role::from_code(0), Err(UnknownCode(0)));
    }
}
