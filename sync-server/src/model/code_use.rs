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
        /// It confirms a new mobile.
        NewMobile = 4, "new-mobile";
        /// It confirms a new e-mail address.
        NewEmail = 5, "new-email";
        /// It confirms, at the earlier mobile, that another takes its place.
        EarlierMobile = 6, "earlier-mobile";
        /// It confirms, where notices went until now, that another e-mail address takes that place.
        EarlierEmail = 7, "earlier-email";
        /// It confirms, at the mobile, another postal address.
        Postal = 8, "postal";
    }
}
