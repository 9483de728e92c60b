//! The demo: plays the story on a throw-away folder, then stays up to be played with.

use clap::Parser;
use device::Host;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;
use testkit::cast;
use testkit::code_app::CodeApp;
use testkit::deployment::Deployment;
use testkit::hand_device::now;
use testkit::stage;
use testkit::story::{Report, leave, pack, play};
use tokio::io::AsyncBufReadExt;

/// The demo's story.
#[derive(Parser)]
struct Arguments {
    /// End after the story
    #[arg(long)]
    headless: bool,
    /// Play in this folder and keep it; without it, a throw-away one
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
    /// Write what was measured to this file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Go on until a backlog is under way, stop everything where it stands, pack it into this folder, and end
    #[arg(long, value_name = "FOLDER")]
    leave: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let throw_away = tempfile::tempdir()?;
    let folder = arguments.keep.as_deref().unwrap_or(throw_away.path());
    let mut out = std::io::stdout();
    writeln!(out, "Vis-à-vis: two identities, one counter, one door\n")?;
    let mut report = Report::default();
    let now = device::Machine::at(folder).clocks().wall.0;
    let mut deployment = play(folder, now, &mut report).await?;
    writeln!(out, "\nBoth identities are active.")?;
    writeln!(
        out,
        "Applicants are told at once here. A deployment tells them 5 to 30 minutes after a check, whatever came of it."
    )?;
    for record in report.records.iter().filter(|record| record.kind == "check") {
        writeln!(
            out,
            "A check on the wire: {} bytes sealed = {} statement, {} body, {} padding, {} signature and seal",
            record.sealed,
            record.stated_rest + record.previous_hash + record.co_signature + record.time,
            record.body,
            record.padding,
            record.signature + record.key_name + record.encapsulated_key + record.tag,
        )?;
    }
    if let Some(path) = arguments.json {
        std::fs::write(path, serde_json::to_vec_pretty(&report)?)?;
    }
    if let Some(to) = arguments.leave {
        let left = leave(&mut deployment, &mut report).await?;
        return pack(folder, &to, &left);
    }
    if !arguments.headless {
        let has_display =
            std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some();
        let stage = stage::set(&deployment, folder, has_display).await?;
        let url = deployment.public_url();
        let apps = apps_of_staff(&deployment).await?;
        writeln!(out, "\nNow play by hand.")?;
        writeln!(out, "Applicant: {url}/")?;
        writeln!(out, "Console: {url}/console  (password « {} », then a code: see below)", cast::PASSWORD)?;
        for line in &stage.told {
            writeln!(out, "{line}")?;
        }
        writeln!(out, "PIN of both agents: {}", cast::PIN)?;
        writeln!(
            out,
            "SMS and e-mail fall into {}. Ctrl+C ends and erases everything.",
            deployment.server_folder().display()
        )?;
        show_codes(&mut out, &apps)?;
        // Each Enter shows the codes of that moment.
        let mut lines = tokio::io::BufReader::new(tokio::io::stdin()).lines();
        let mut is_typed = true;
        loop {
            tokio::select! {
                ended = tokio::signal::ctrl_c() => break ended?,
                line = lines.next_line(), if is_typed => match line? {
                    Some(_) => show_codes(&mut out, &apps)?,
                    None => is_typed = false,
                },
            }
        }
    }
    Ok(())
}

/// An app for each member of staff, its secret drawn by the server.
async fn apps_of_staff(deployment: &Deployment) -> anyhow::Result<Vec<(&'static str, CodeApp)>> {
    let mut apps = Vec::new();
    for (role, (login, _)) in
        [("manager", cast::MANAGER), ("administrator", cast::ADMINISTRATOR), ("reviewer", cast::REVIEWER)]
    {
        let staff = deployment.staff(login).await?;
        let (app, staff) = CodeApp::add_to(&staff, login, now().0).await?;
        // The story's own key goes: whoever plays has the codes.
        let factors = staff.get("/v1/me/factors").await?;
        let keys = factors["factors"].as_array().into_iter().flatten().filter(|one| one["kind"] == "passkey");
        for id in keys.filter_map(|key| key["id"].as_str()) {
            staff.try_post(&format!("/v1/me/factors/{id}/remove"), json!({})).await?;
        }
        apps.push((role, app));
    }
    Ok(apps)
}

fn show_codes(out: &mut impl Write, apps: &[(&str, CodeApp)]) -> std::io::Result<()> {
    let now = now().0;
    writeln!(out, "\nCodes of now, for half a minute and a little more; Enter shows the next ones:")?;
    for (role, app) in apps {
        writeln!(out, "  {:14} {role:14} {}", app.login(), app.shows(now))?;
    }
    out.flush()
}
