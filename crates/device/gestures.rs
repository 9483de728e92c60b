// The table of gestures: what the agents' windows may ask for. Commands, permissions, the loopback host and the pages'
// doorway follow from it: each includes this file and gives `gestures!` a meaning of its own.
//
// A line: what it does, its windows, its name, the request it takes (if any), what it answers (a snapshot unless said).
gestures! {
    /// What the window shows now.
    [counter field] snapshot();
    /// Somebody touches the window: it does not lock yet.
    [counter field] touch();
    /// Enrols this machine by its one-time code.
    [counter field] register_device(RegisterDevice);
    /// Asks whether somebody confirmed this machine.
    [counter field] ask_confirmation();
    /// Makes an agent's vault on this machine.
    [counter field] enlist(Enlist);
    /// Opens an agent's vault.
    [counter field] sign_in(SignIn);
    /// Closes or locks the session: the case stays, with all that was typed.
    [counter field] sign_out();
    /// Fetches the lease and the lists of the day.
    [counter field] prepare();
    /// Saves what is being typed.
    [counter field] note(Note);
    /// Scans with the host's camera and opens the case.
    [counter field] scan();
    /// Opens a case with what was shown.
    [counter field] open_case(OpenCase);
    /// Fetches what the applicant declared, while there is a network.
    [counter field] fetch_declared();
    /// Parks the case.
    [counter field] park();
    /// Takes a case up again.
    [counter field] resume(Resume);
    /// Reads the document.
    [counter field] read_document(ReadDocument);
    /// Cuts lines that are being typed; nothing is kept.
    [counter field] preview(Preview) -> Vec<Vec<SpanView>>;
    /// Reads the visible seal: by its text from a scanner, or with the host's camera.
    [counter field] read_visible_seal(ReadVisibleSeal);
    /// Compares the fields that were typed blind.
    [counter field] type_fields(TypeFields);
    /// Takes the agent's word on a printed field.
    [counter field] confirm_printed(ConfirmPrinted);
    /// Takes the answers to the features.
    [counter field] answer_features(AnswerFeatures);
    /// Takes the answer on the face.
    [counter field] compare(Compare);
    /// Concludes and seals the case.
    [counter field] conclude(Conclude);
    /// Seals the case as left.
    [counter field] abandon(Abandon);
    /// Seals that nobody was home.
    [field] nobody_home(NobodyHome);
    /// Sends what waits and asks for the registry's count.
    [counter field] deliver();
    /// Sends what another device wrote to a file.
    [counter] import_parcel(HandInParcel);
    /// Writes what waits to a file that somebody carries by hand.
    [counter field] export_parcel();
}
