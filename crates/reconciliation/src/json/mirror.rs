//! How a value of the rules and its form in JSON become each other: bytes as hexadecimal, everything else by its fields.

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// A value with a form in JSON.
pub trait Mirrored: Sized {
    /// Its form.
    type Json: Serialize + DeserializeOwned;
    /// The form of this value.
    fn shown(&self) -> Self::Json;
    /// The value of a form.
    fn meant(json: Self::Json) -> Self;
}

/// Bytes of a fixed length as hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hex<const N: usize>(pub [u8; N]);

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base16ct::lower::encode_string(&self.0))
    }
}
impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Bytes(bytes) = Bytes::deserialize(deserializer)?;
        bytes.try_into().map(Self).map_err(|_| D::Error::custom(format!("not {N} bytes")))
    }
}

/// Bytes of any length as hexadecimal.
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base16ct::lower::encode_string(&self.0))
    }
}
impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        base16ct::lower::decode_vec(&text).map(Self).map_err(|_| D::Error::custom("not hexadecimal"))
    }
}

impl<T: Mirrored> Mirrored for Option<T> {
    type Json = Option<T::Json>;
    fn shown(&self) -> Self::Json {
        self.as_ref().map(T::shown)
    }
    fn meant(json: Self::Json) -> Self {
        json.map(T::meant)
    }
}

impl<T: Mirrored> Mirrored for Vec<T> {
    type Json = Vec<T::Json>;
    fn shown(&self) -> Self::Json {
        self.iter().map(T::shown).collect()
    }
    fn meant(json: Self::Json) -> Self {
        json.into_iter().map(T::meant).collect()
    }
}

impl<T: Mirrored + Ord> Mirrored for BTreeSet<T> {
    type Json = Vec<T::Json>;
    fn shown(&self) -> Self::Json {
        self.iter().map(T::shown).collect()
    }
    fn meant(json: Self::Json) -> Self {
        json.into_iter().map(T::meant).collect()
    }
}

impl<K: Mirrored<Json = K> + Serialize + DeserializeOwned + Ord, T: Mirrored> Mirrored for BTreeMap<K, T> {
    type Json = BTreeMap<K, T::Json>;
    fn shown(&self) -> Self::Json {
        self.iter().map(|(key, value)| (key.shown(), value.shown())).collect()
    }
    fn meant(json: Self::Json) -> Self {
        json.into_iter().map(|(key, value)| (key, T::meant(value))).collect()
    }
}

/// Values that are their own form.
macro_rules! as_they_are {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::json::mirror::Mirrored for $type {
            type Json = Self;
            fn shown(&self) -> Self {
                self.clone()
            }
            fn meant(json: Self) -> Self {
                json
            }
        }
    )*};
}

/// Newtypes over bytes.
macro_rules! as_bytes {
    ($($type:ident: $length:literal),* $(,)?) => {$(
        impl $crate::json::mirror::Mirrored for $type {
            type Json = $crate::json::mirror::Hex<$length>;
            fn shown(&self) -> Self::Json {
                $crate::json::mirror::Hex(self.0)
            }
            fn meant(json: Self::Json) -> Self {
                Self(json.0)
            }
        }
    )*};
}

/// Structures, field by field; a field that a structure gains is asked for by the compiler.
macro_rules! by_their_fields {
    ($($(#[$doc:meta])* $name:ident for $of:ty { $($field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($field: <$type as $crate::json::mirror::Mirrored>::Json,)*
        }
        impl $crate::json::mirror::Mirrored for $of {
            type Json = $name;
            fn shown(&self) -> $name {
                $name { $($field: self.$field.shown()),* }
            }
            fn meant(json: $name) -> Self {
                Self { $($field: <$type as $crate::json::mirror::Mirrored>::meant(json.$field)),* }
            }
        }
    )*};
}

pub(crate) use {as_bytes, as_they_are, by_their_fields};
