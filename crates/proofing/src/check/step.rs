//! The steps of a check.

terms::codes! {
    /// The steps of a check, in order; each has its duration in the record.
    Step {
        /// The voucher is scanned or typed.
        Voucher = 1, "voucher";
        /// The document is read and two fields are typed.
        Document = 2, "document";
        /// Three security features are looked at.
        Features = 3, "features";
        /// The face is compared with the portrait.
        Comparison = 4, "comparison";
        /// The agent looks over the facts and ends the check.
        Conclusion = 5, "conclusion";
    }
}
