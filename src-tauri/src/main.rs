//! The clerk's window: one window over the gestures of `device`. It owns the window and the machine's own parts; it
//! must not know a rule, a text or a format.

mod commands;
mod desk;
mod host;

use anyhow::Context;
use std::os::unix::process::CommandExt;
use std::process::Command;
use tauri::Manager;

/// `WebKitGTK` shows a blank window on some graphics drivers while this is unset.
const RENDERER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

fn main() -> anyhow::Result<()> {
    refuse_automation()?;
    restart_with_renderer_chosen();
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    tauri::Builder::default()
        .setup(|app| {
            let desk = desk::AtDesk::open(app)?;
            app.manage(desk);
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![
            commands::snapshot,
            commands::enrol_device,
            commands::enlist,
            commands::sign_in,
            commands::sign_out,
        ])
        .run(tauri::generate_context!())
        .context("running the window")
}

/// Whoever sets this variable can drive the window and read what is typed into it. Tests drive debug builds.
fn refuse_automation() -> anyhow::Result<()> {
    if cfg!(not(debug_assertions)) && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some() {
        anyhow::bail!("TAURI_WEBVIEW_AUTOMATION is set: a release build is not driven from outside");
    }
    Ok(())
}

/// Starts this program anew, in the same process, with [`RENDERER`] set: changing the environment of a
/// running process is not safe. Should that fail, the window opens as the system has it.
fn restart_with_renderer_chosen() {
    if std::env::var_os(RENDERER).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let error = Command::new(program).args(std::env::args_os().skip(1)).env(RENDERER, "1").exec();
        eprintln!("{RENDERER} stays unset: {error}");
    }
}
