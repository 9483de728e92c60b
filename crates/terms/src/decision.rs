//! Closed codes of what people of the deployment decide: why a device is revoked, what becomes of a record that is set
//! aside. They must not know which decisions may be made.

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
}
