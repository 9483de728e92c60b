//! The gestures that the page may ask for, one line each. No rule, no text, no state is here.

use device::desktop::AtDesk;
use device::{Enlist, EnrolDevice, Refusal, SignIn, Snapshot};
use tauri::State;

/// What the window shows now.
#[tauri::command]
pub async fn snapshot(desk: State<'_, AtDesk>) -> Result<Snapshot, Refusal> {
    desk.opened()?.snapshot().await
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

/// Closes the open vault.
#[tauri::command]
pub async fn sign_out(desk: State<'_, AtDesk>) -> Result<Snapshot, Refusal> {
    desk.opened()?.sign_out().await
}
