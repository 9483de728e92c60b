//! How two enrolments can be about one person. It judges nothing.

terms::codes! {
    /// What two enrolments share, as far as their checks count.
    MatchKind {
        /// A document was shown in both.
        Document = 1, "document";
        /// What their documents say of the person is the same: names, whole date of birth and sex.
        Person = 2, "person";
        /// It is alike: a person looks.
        Near = 3, "near";
        /// The same person, by the same confirmed telephone and declared birthplace: the later renews the earlier.
        Renewal = 4, "renewal";
    }
}
