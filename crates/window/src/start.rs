//! Starts a program: its log, the desk of this machine, its window. The desk delivers and locks by itself, even when nobody is
//! signed in. This file must not know any gesture.

use anyhow::Context as _;
use device::RetryPolicy;
use device::desktop::{self, AtDesk};
use std::io::Write;
use tauri::ipc::Invoke;
use tauri::{App, Context, Manager};

/// Opens the window that a configuration describes and handles what its page asks for, until it is closed.
pub fn run(context: Context, handler: impl Fn(Invoke) -> bool + Send + Sync + 'static) -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(told) = told_of(&context, &arguments) {
        return std::io::stdout().write_all(told.as_bytes()).context("writing to the terminal");
    }
    log();
    desktop::refuse_automation()?;
    desktop::settle_renderer();
    let builder = tauri::Builder::default().setup(|app| Ok(open_desk(app)?)).invoke_handler(handler);
    builder.run(context).context("running the window")
}

/// What somebody at a terminal is told who asks for help or for the version.
fn told_of(context: &Context, arguments: &[String]) -> Option<String> {
    let package = context.package_info();
    let (name, version) = (&package.name, &package.version);
    match arguments.first()?.as_str() {
        "--version" | "-V" => Some(format!("{name} {version}\n")),
        "--help" | "-h" => Some(format!(
            "{name} {version}: opens its window. It takes no argument but --help and --version.\n\
             Its files lie in the folder for application data of whoever runs it, or in {}.\n",
            desktop::FOLDER
        )),
        _ => None,
    }
}

/// The log goes to standard error. A line that cannot be written is lost. A panic logs only its place, never the data it
/// worked on.
fn log() {
    tracing_subscriber::fmt().with_writer(std::io::stderr).log_internal_errors(false).init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked");
    }));
}

fn open_desk(app: &App) -> anyhow::Result<()> {
    let folder =
        desktop::folder(app.path().app_local_data_dir().context("finding the application's folder")?);
    let at_desk = AtDesk::open(&folder, desktop::host(&folder))?;
    // If the desk did not open, the page says why.
    if let Ok(desk) = at_desk.opened() {
        tauri::async_runtime::spawn(desk.clone().keep_delivering(RetryPolicy::default()));
        tauri::async_runtime::spawn(desk.clone().keep_locking());
    }
    app.manage(at_desk);
    Ok(())
}
