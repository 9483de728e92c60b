//! Closed codes of what people of the deployment decide: why a device is revoked, what becomes of a record that is set
//! aside, why an enrolment is let through or refused. They must not know which decisions may be made.

crate::codes! {
    /// Why a device is revoked.
    RevocationReason {
        /// Nobody knows where it is.
        Lost = 1, "lost";
        /// It was taken.
        Stolen = 2, "stolen";
        /// It no longer works.
        Broken = 3, "broken";
        /// It was handed back.
        Returned = 4, "returned";
    }
    /// What a person decides about a record that is set aside.
    Decision {
        /// It is opened although it does not continue its chain.
        Release = 1, "release";
        /// It stays sealed where it is, and is not tried again.
        Refuse = 2, "refuse";
    }
    /// Why a reviewer decides as they do. Which facts they saw stands beside it; nothing is typed, so nothing personal is.
    ReviewReason {
        /// What raised it is explained.
        Explained = 1, "explained";
        /// It is proven in another way.
        ProvenOtherwise = 2, "proven-otherwise";
        /// A slip of whoever checked or declared.
        Slip = 3, "slip";
        /// The two are two persons, or two documents.
        TwoPersons = 4, "two-persons";
        /// An appeal was heard.
        Appeal = 5, "appeal";
        /// It is not the person.
        NotThePerson = 6, "not-the-person";
        /// The document is not what it seems.
        DocumentFalse = 7, "document-false";
        /// It cannot be cleared up.
        NotClearedUp = 8, "not-cleared-up";
    }
}
