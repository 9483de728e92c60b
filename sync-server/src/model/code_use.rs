//! What a six-digit code that was sent to an applicant is for.

terms::codes! {
    /// What a code is for.
    CodeUse {
        /// It confirms the mobile and submits the enrolment.
        Mobile = 1, "mobile";
        /// It brings its applicant back to the enrolment.
        Return = 2, "return";
        /// It confirms the e-mail address.
        Email = 3, "email";
    }
}
