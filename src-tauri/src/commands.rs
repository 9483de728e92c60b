//! The gestures that the page may ask for, one line each. No rule, no text, no state is here.

use device::desktop::AtDesk;
use device::{
    Abandon, AnswerFeatures, Compare, Conclude, ConfirmPrinted, Enlist, EnrolDevice, HandInParcel, Note,
    OpenCase, Preview, ReadDocument, ReadSeal, Refusal, Resume, SignIn, Snapshot, SpanView, TypeFields,
};
use tauri::State;

/// What the window shows now.
#[tauri::command]
pub async fn snapshot(desk: State<'_, AtDesk>) -> Result<Snapshot, Refusal> {
    desk.opened()?.snapshot().await
}

/// Somebody touches the window: it does not lock yet.
#[tauri::command]
pub async fn touch(desk: State<'_, AtDesk>) -> Result<Snapshot, Refusal> {
    desk.opened()?.touch().await
}

/// Enrols this machine by its one-time code.
#[tauri::command]
pub async fn enrol_device(desk: State<'_, AtDesk>, request: EnrolDevice) -> Result<Snapshot, Refusal> {
    desk.opened()?.enrol_device(request).await
}

/// Makes an agent's vault on this machine.
#[tauri::command]
pub async fn enlist(desk: State<'_, AtDesk>, request: Enlist) -> Result<Snapshot, Refusal> {
    desk.opened()?.enlist(request).await
}

/// Opens an agent's vault.
#[tauri::command]
pub async fn sign_in(desk: State<'_, AtDesk>, request: SignIn) -> Result<Snapshot, Refusal> {
    desk.opened()?.sign_in(request).await
}

/// Closes the open vault; the case stays.
#[tauri::command]
pub async fn sign_out(desk: State<'_, AtDesk>) -> Result<Snapshot, Refusal> {
    desk.opened()?.sign_out().await
}

/// Fetches the lease and the lists.
#[tauri::command]
pub async fn prepare(desk: State<'_, AtDesk>) -> Result<Snapshot, Refusal> {
    desk.opened()?.prepare().await
}

/// Saves what is being typed.
#[tauri::command]
pub async fn note(desk: State<'_, AtDesk>, request: Note) -> Result<Snapshot, Refusal> {
    desk.opened()?.note(request).await
}

/// Opens a case with the camera.
#[tauri::command]
pub async fn scan(desk: State<'_, AtDesk>) -> Result<Snapshot, Refusal> {
    desk.opened()?.scan().await
}

/// Opens a case with what was shown.
#[tauri::command]
pub async fn open_case(desk: State<'_, AtDesk>, request: OpenCase) -> Result<Snapshot, Refusal> {
    desk.opened()?.open_case(request).await
}

/// Fetches what the applicant declared.
#[tauri::command]
pub async fn fetch_declared(desk: State<'_, AtDesk>) -> Result<Snapshot, Refusal> {
    desk.opened()?.fetch_declared().await
}

/// Puts the case on hold.
#[tauri::command]
pub async fn hold(desk: State<'_, AtDesk>) -> Result<Snapshot, Refusal> {
    desk.opened()?.hold().await
}

/// Takes a case up again.
#[tauri::command]
pub async fn resume(desk: State<'_, AtDesk>, request: Resume) -> Result<Snapshot, Refusal> {
    desk.opened()?.resume(request).await
}

/// Reads the document.
#[tauri::command]
pub async fn read_document(desk: State<'_, AtDesk>, request: ReadDocument) -> Result<Snapshot, Refusal> {
    desk.opened()?.read_document(request).await
}

/// Cuts lines that are being typed.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "a command is handed its arguments")]
pub fn preview(desk: State<'_, AtDesk>, request: Preview) -> Result<Vec<Vec<SpanView>>, Refusal> {
    desk.opened()?.preview(&request)
}

/// Reads the visible seal.
#[tauri::command]
pub async fn read_seal(desk: State<'_, AtDesk>, request: ReadSeal) -> Result<Snapshot, Refusal> {
    desk.opened()?.read_seal(request).await
}

/// Compares two fields typed blind.
#[tauri::command]
pub async fn type_fields(desk: State<'_, AtDesk>, request: TypeFields) -> Result<Snapshot, Refusal> {
    desk.opened()?.type_fields(request).await
}

/// Takes the word on a printed field.
#[tauri::command]
pub async fn confirm_printed(desk: State<'_, AtDesk>, request: ConfirmPrinted) -> Result<Snapshot, Refusal> {
    desk.opened()?.confirm_printed(request).await
}

/// Takes the answers to the features.
#[tauri::command]
pub async fn answer_features(desk: State<'_, AtDesk>, request: AnswerFeatures) -> Result<Snapshot, Refusal> {
    desk.opened()?.answer_features(request).await
}

/// Takes the answer on the face.
#[tauri::command]
pub async fn compare(desk: State<'_, AtDesk>, request: Compare) -> Result<Snapshot, Refusal> {
    desk.opened()?.compare(request).await
}

/// Concludes and seals the case.
#[tauri::command]
pub async fn conclude(desk: State<'_, AtDesk>, request: Conclude) -> Result<Snapshot, Refusal> {
    desk.opened()?.conclude(request).await
}

/// Seals the case as left.
#[tauri::command]
pub async fn abandon(desk: State<'_, AtDesk>, request: Abandon) -> Result<Snapshot, Refusal> {
    desk.opened()?.abandon(request).await
}

/// Sends what waits and asks for the registry's count.
#[tauri::command]
pub async fn hand_in(desk: State<'_, AtDesk>) -> Result<Snapshot, Refusal> {
    desk.opened()?.hand_in().await
}

/// Sends what another device wrote to a file.
#[tauri::command]
pub async fn hand_in_for(desk: State<'_, AtDesk>, request: HandInParcel) -> Result<Snapshot, Refusal> {
    desk.opened()?.hand_in_for(request).await
}

/// Writes what waits to a file that somebody carries by hand.
#[tauri::command]
pub async fn hand_over(desk: State<'_, AtDesk>) -> Result<Snapshot, Refusal> {
    desk.opened()?.hand_over().await
}
