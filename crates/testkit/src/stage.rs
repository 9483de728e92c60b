//! The stage for playing by hand: two people who wait, their papers, and both agents' windows on the devices of
//! the story. Windows where there is a display, the same pages in a browser where there is none.

use crate::cast::{self, Person};
use crate::deployment::{Deployment, text};
use crate::people::{Applicant, Shown};
use crate::process::{DeviceProcess, program};
use anyhow::Context;
use serde_json::json;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The pages, as `cargo xtask` builds them.
const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/dist");

/// One agent's place on the stage.
struct RecordId {
    window: &'static str,
    device: &'static str,
    person: &'static Person,
    voucher: Shown,
}

/// What stays open until the demo ends.
#[derive(Debug, Default)]
pub struct Stage {
    windows: Vec<Child>,
    hosts: Vec<DeviceProcess>,
    /// What to say about it, line by line.
    pub told: Vec<String>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        for window in &mut self.windows {
            let _ = window.kill();
            let _ = window.wait();
        }
    }
}

/// Sets the stage on a deployment whose story was played.
pub async fn set(deployment: &Deployment, folder: &Path, has_display: bool) -> anyhow::Result<Stage> {
    let server = deployment.server_folder();
    let sidonie = Applicant::enrol(&deployment.url(), &server, &cast::SIDONIE, "counter").await?;
    let gaspard = Applicant::enrol(&deployment.url(), &server, &cast::GASPARD, "home").await?;
    book(deployment, &gaspard).await?;
    let places = [
        RecordId {
            window: "counter",
            device: "guichet 3",
            person: &cast::SIDONIE,
            voucher: sidonie.voucher().await?,
        },
        RecordId {
            window: "field",
            device: "tournée 12",
            person: &cast::GASPARD,
            voucher: gaspard.voucher().await?,
        },
    ];
    let papers = folder.join("papers.html");
    std::fs::write(&papers, papers_of(&places))?;
    let mut stage = Stage::default();
    let mut script = json!({ "server": deployment.url(), "pin": cast::PIN });
    for place in &places {
        let address = if has_display {
            stage.windows.push(open_window(deployment, folder, place)?);
            "a window is open".to_owned()
        } else {
            let host = serve_pages(deployment, place).await?;
            let address = host.url();
            stage.hosts.push(host);
            address
        };
        script[place.window] = json!({
            "address": address,
            "scanned": place.voucher.qr,
            "typed": place.voucher.typed,
            "lines": place.person.lines(),
            "seal": crate::seal::of(place.person),
            "numberEnd": place.person.number_end(),
            "expiry": place.person.document.expiry,
        });
        stage.told.push(format!("{}: {address}", place.device));
        stage.told.push(format!("  invitation of {}: {}", place.person.given_names, place.voucher.typed));
    }
    // For a program that plays: the last thing written.
    std::fs::write(folder.join("stage.json"), serde_json::to_vec_pretty(&script)?)?;
    stage.told.push(format!("Their papers, to look at: {}", papers.display()));
    Ok(stage)
}

/// The visit of the one who waits at home, in the window of the story's round.
async fn book(deployment: &Deployment, applicant: &Applicant) -> anyhow::Result<()> {
    let windows = applicant.get("windows").await?;
    let window = text(&windows, "/0/id")?;
    let body = json!({ "enrolment": applicant.enrolment, "window": window });
    deployment.manager().await?.post("/v1/appointments", body).await?;
    Ok(())
}

fn open_window(deployment: &Deployment, folder: &Path, place: &RecordId) -> anyhow::Result<Child> {
    let reader = folder.join(format!("reader of {}", place.device));
    std::fs::create_dir_all(&reader)?;
    std::fs::write(reader.join("document"), place.person.lines().join("\n"))?;
    std::fs::write(reader.join("voucher"), &place.voucher.qr)?;
    if place.person.document.model == 1 {
        std::fs::write(reader.join("seal"), crate::seal::of(place.person))?;
    }
    let log = std::fs::File::create(folder.join(format!("{}.log", place.window)))?;
    Command::new(program(place.window)?)
        .env("VISAVIS_DEVICE_DIR", deployment.device_folder(place.device))
        .env("VISAVIS_READER_DIR", reader)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .with_context(|| format!("opening the {} window", place.window))
}

async fn serve_pages(deployment: &Deployment, place: &RecordId) -> anyhow::Result<DeviceProcess> {
    let pages = PathBuf::from(PAGES).join(place.window);
    let pages = pages.to_str().context("a folder's name is text")?;
    let host = DeviceProcess::start(&deployment.device_folder(place.device), &["--pages", pages])?;
    // A scripted reader gives each document once: enough for a few tries.
    for _ in 0..8 {
        host.lay(&place.person.lines()).await?;
        host.show(&place.voucher.qr).await?;
        host.show(&crate::seal::of(place.person)).await?;
    }
    Ok(host)
}

/// What is printed on their documents, for whoever plays without holding one.
fn papers_of(places: &[RecordId]) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Papiers de démonstration</title>\
         <style>body{font:18px/1.5 sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem}\
         section{border:2px solid #333;border-radius:12px;padding:1.5rem;margin:2rem 0}\
         pre{font-size:16px;background:#f3f0e8;padding:1rem;overflow:auto}dt{color:#555}dd{margin:0 0 .5rem}</style>\
         <h1>Papiers de démonstration</h1><p>Personne n’existe ici. / Nobody here exists.</p>",
    );
    for place in places {
        let person = place.person;
        let fields = [
            ("Nom / Name", person.birth_name),
            ("Prénoms / Given names", person.given_names),
            ("Naissance / Born", person.birth_date),
            ("Numéro / Number", person.document.number),
            ("Expire / Expires", person.document.expiry),
            ("Invitation", place.voucher.typed.as_str()),
        ];
        page.push_str("<section><dl>");
        for (name, value) in fields {
            let _ = write!(page, "<dt>{name}</dt><dd><strong>{value}</strong></dd>");
        }
        let lines = person.lines().join("\n").replace('<', "&lt;");
        let _ = write!(page, "</dl><pre>{lines}</pre></section>");
    }
    page
}
