//! How the generated list of keys becomes a type. It must not know any text.

/// Declares [`Key`](crate::Key): one variant per text, with its identifier in the `.ftl` files. The list
/// is in order of identifier, which [`Key::from_id`](crate::Key::from_id) relies on.
macro_rules! keys {
    ($($name:ident = $id:literal,)*) => {
        /// A text that exists in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key {
            $(
                #[doc = concat!("`", $id, "`")]
                $name,
            )*
        }

        impl Key {
            /// Every key, in order of identifier.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The identifier in the `.ftl` files.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }
        }
    };
}

impl crate::Key {
    /// The key of an identifier, for identifiers that come from elsewhere (the catalogue of documents).
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.binary_search_by_key(&id, |key| key.id()).ok().and_then(|at| Self::ALL.get(at).copied())
    }
}
