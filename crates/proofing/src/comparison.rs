//! The comparison of a face with the portrait of the document: a person's answer, never a machine's.

terms::codes! {
    /// What the agent answers after looking at the fixed list of features.
    ComparisonAnswer {
        /// The same person.
        Same = 1, "same";
        /// Another person.
        Different = 2, "different";
        /// Cannot say. Doubt never becomes *same* without a second person.
        Doubt = 3, "doubt";
    }
}
