//! The clerk's window: one window over the gestures of `device`. It owns the window; it must not know a rule, a
//! text or a format.

mod commands;

use anyhow::Context;
use device::Pace;
use device::desktop::{self, AtDesk};
use tauri::{App, Manager};

fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    desktop::refuse_automation()?;
    desktop::settle_renderer();
    tauri::Builder::default()
        .setup(|app| Ok(open_desk(app)?))
        .invoke_handler(tauri::generate_handler![
            commands::snapshot,
            commands::touch,
            commands::enrol_device,
            commands::enlist,
            commands::sign_in,
            commands::sign_out,
            commands::prepare,
            commands::note,
            commands::scan,
            commands::open_case,
            commands::fetch_declared,
            commands::hold,
            commands::resume,
            commands::read_document,
            commands::preview,
            commands::read_seal,
            commands::type_fields,
            commands::confirm_printed,
            commands::answer_features,
            commands::compare,
            commands::conclude,
            commands::abandon,
            commands::hand_in,
            commands::hand_in_for,
            commands::hand_over,
        ])
        .run(tauri::generate_context!())
        .context("running the window")
}

/// Opens the desk of this machine and starts its delivery, which needs nobody signed in.
fn open_desk(app: &App) -> anyhow::Result<()> {
    let folder = desktop::folder(app.path().app_local_data_dir().context("the application's folder")?);
    let at_desk = AtDesk::open(&folder, desktop::host(&folder))?;
    if let Ok(desk) = at_desk.opened() {
        tauri::async_runtime::spawn(desk.clone().keep_delivering(Pace::default()));
        tauri::async_runtime::spawn(desk.clone().keep_locking());
    }
    app.manage(at_desk);
    Ok(())
}
