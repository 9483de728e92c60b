//! The closed list of what can go wrong in a way that a screen or a retry acts on. Add a code only when
//! one of them does; nobody matches on text.

crate::codes! {
    /// Why a request or a gesture was not done. Its text is `problem-<word>` in `words`; nothing typed is
    /// lost by any of them.
    Problem {
        /// The server (or the device) failed; nothing was done, try again.
        Unexpected = 1, "unexpected";
        /// The server cannot be reached; the device works on without it.
        ServerAway = 2, "server-away";
        /// The server is busy; the device tries again by itself.
        Busy = 3, "busy";
        /// The body is not of the documented form.
        Malformed = 4, "malformed";
        /// No such thing, or not for this caller: the two are not told apart.
        NotFound = 5, "not-found";
        /// Sign in first.
        SignInFirst = 6, "sign-in-first";
        /// Login or password is wrong.
        WrongPassword = 7, "wrong-password";
        /// This role may not do that.
        NotAllowed = 8, "not-allowed";
        /// Too many tries; wait.
        TooManyTries = 9, "too-many-tries";
        /// The one-time link is used or has run out.
        LinkExpired = 10, "link-expired";
        /// The password is too short, too long or the one that holds already.
        PasswordTooWeak = 11, "password-too-weak";
        /// Something of that name exists already.
        AlreadyThere = 12, "already-there";
        /// The password was right; the second factor is asked for next.
        FactorFirst = 13, "factor-first";
        /// The second factor was not proven: a wrong or used code, a key that is not known.
        FactorWrong = 14, "factor-wrong";
        /// Another person has to do that: whoever began it cannot also confirm it.
        SecondPerson = 15, "second-person";
        /// The last second factor stays: another is added first.
        LastFactor = 16, "last-factor";
        /// The same is proposed already, and waits for a second person.
        AlreadyProposed = 17, "already-proposed";
        /// The codes of an app prove nobody here any more: a passkey does.
        CodesForbidden = 18, "codes-forbidden";
        /// What was to be replaced has been replaced meanwhile: it is to be proposed again.
        ChangedMeanwhile = 19, "changed-meanwhile";

        /// A field is empty that must not be.
        FieldMissing = 20, "field-missing";
        /// A field is longer or of another form than allowed.
        FieldInvalid = 21, "field-invalid";
        /// The applicant is under eighteen.
        TooYoung = 22, "too-young";
        /// No postal address in France: the paper route is offered.
        AddressNotInFrance = 23, "address-not-in-france";
        /// Not a mobile number that can receive the code.
        MobileNotAccepted = 24, "mobile-not-accepted";
        /// The text holds a social-security number, which may not be kept.
        NirRefused = 25, "nir-refused";
        /// The SMS code is wrong.
        CodeWrong = 26, "code-wrong";
        /// The SMS code has run out.
        CodeExpired = 27, "code-expired";
        /// The enrolment is not in a state that allows this.
        NotInThisState = 28, "not-in-this-state";
        /// Too many codes were asked for from this network; others can still ask.
        TooManyFromHere = 29, "too-many-from-here";
        /// A code left less than a minute ago; that one holds.
        CodeOnItsWay = 30, "code-on-its-way";
        /// The day's codes are sent; the last one holds for its time.
        NoMoreCodes = 31, "no-more-codes";
        /// What holds the enrolment is not what the reviewer saw: they look again.
        ReviewChanged = 32, "review-changed";
        /// They checked it themselves: another reviewer decides.
        OwnCheck = 33, "own-check";
        /// It is their own household: another reviewer decides.
        OwnHousehold = 34, "own-household";
        /// They decided about it before, and two people are asked.
        DecidedBefore = 35, "decided-before";
        /// Nobody said yet who they are besides, which agent and of which household: an administrator does.
        PersonNotSaid = 36, "person-not-said";

        /// The window has no place left.
        WindowFull = 40, "window-full";
        /// The window is over or withdrawn.
        WindowClosed = 41, "window-closed";
        /// The enrolment already has an appointment.
        AlreadyBooked = 42, "already-booked";

        /// The PIN is wrong; tries are left.
        WrongPin = 60, "wrong-pin";
        /// Ten wrong PINs: the vault's key is destroyed. What was sealed is still delivered.
        VaultDestroyed = 61, "vault-destroyed";
        /// The PIN is too short or too simple.
        PinTooWeak = 62, "pin-too-weak";
        /// The one-time code of a device or agent is wrong or used.
        OneTimeCodeWrong = 63, "enrolment-code-wrong";
        /// This device is not enrolled yet.
        DeviceNotEnrolled = 64, "device-not-enrolled";
        /// The lease has run out: a case can be ended, none opened.
        LeaseExpired = 65, "lease-expired";
        /// The lease has no check left.
        LeaseExhausted = 66, "lease-exhausted";
        /// Another case is open on this device.
        CaseOpen = 67, "case-open";
        /// No case is open.
        NoCase = 68, "no-case";
        /// The step asked for is not the one the check is at.
        WrongStep = 69, "wrong-step";
        /// The device's store is full: nothing was sealed, nothing typed is lost.
        StoreFull = 70, "store-full";
        /// Another window of this application already runs.
        AlreadyRunning = 71, "already-running";
        /// This device is enrolled: nobody at its screen may hand it to another server.
        AlreadyEnrolled = 72, "already-enrolled";
        /// The agent, or this device, is in standing no more: a case can be ended, none opened.
        StandingEnded = 73, "standing-ended";
        /// The application on this device is too old for that: it is to be updated. What was sealed is still delivered.
        UpdateNeeded = 74, "update-needed";
        /// Nobody confirmed this device yet: its letters are to be compared in the console.
        DeviceNotConfirmed = 75, "device-not-confirmed";
        /// The agent's training is on a day to come: no case is opened before it.
        NotTrainedYet = 76, "not-trained-yet";

        /// The code is not a voucher.
        VoucherUnreadable = 80, "voucher-unreadable";
        /// The voucher's signature is wrong.
        VoucherForged = 81, "voucher-forged";
        /// The voucher belongs to another deployment.
        VoucherForeign = 82, "voucher-foreign";
        /// A letter of the typed code is wrong: its group's check letter disagrees.
        VoucherLetterWrong = 83, "voucher-letter-wrong";
        /// The voucher has run out: the applicant asks for a new one.
        VoucherExpired = 84, "voucher-expired";
        /// The voucher's key is not known here yet: it is checked by the registry.
        VoucherNotVerifiable = 85, "voucher-not-verifiable";
        /// The enrolment is not in the lease's scope: the check can be made, and a person looks at it.
        OutOfRound = 86, "out-of-round";
        /// No scanner or camera answers here: the letters are typed instead.
        ScannerAway = 87, "scanner-away";
        /// No document reader answers here, or nothing lies on it: the lines are typed instead.
        ReaderAway = 88, "reader-away";

        /// Check digits are wrong; read the lines again.
        CheckDigitsWrong = 100, "check-digits-wrong";
        /// The lines are not a machine-readable zone of an accepted format.
        MrzUnreadable = 101, "mrz-unreadable";
        /// The model is not on the accepted list.
        DocumentNotAccepted = 102, "document-not-accepted";
        /// The typed field and the read field differ.
        FieldsDiffer = 103, "fields-differ";
        /// The third wrong reading: the check can only be abandoned.
        TooManyReadings = 104, "too-many-readings";
        /// The code is no visible seal, or was not read whole: what of it, is the refusal's field.
        SealUnreadable = 105, "seal-unreadable";
    }
}
