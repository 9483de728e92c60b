//! A copy of a device, without its agent's PIN; a proxy that reads the line; a device of before agents signed questions.

use crate::deployment;
use anyhow::Context;
use serde_json::Value;
use statement::{Ask, Code, OpeningKey, Request, Secret, SigningKey};
use testkit::cast::{self, Person};
use testkit::deployment::Deployment;
use testkit::doubles::SeededChance;
use testkit::hand_device::{Door, HandDevice, now};
use testkit::people::Applicant;
use testkit::story::book_visit;

struct Scene {
    door: Door,
    device: HandDevice,
    secret: Secret,
}

/// A device whose agent is enlisted; the applicant waits for a check, at home where the agent is a carrier.
async fn scene(deployment: &Deployment, kind: &str, who: &Person) -> anyhow::Result<Scene> {
    let door = Door { url: deployment.url(), client: reqwest::Client::new() };
    let route = if kind == "carrier" { "home" } else { "counter" };
    let applicant = Applicant::enrol(&door.url, &deployment.server_folder(), who, route).await?;
    let (agent, enlists) = deployment.add_agent(kind, (kind, "Relais")).await?;
    let code = deployment.add_device(kind).await?;
    let id = agent.parse().ok().context("an agent's id")?;
    let number = u64::from(kind == "carrier");
    let device = HandDevice::register(&door, number, &code, id, now()).await?;
    deployment.administrator().await?.confirm_device(&device.fingerprint()).await?;
    device.enlist(&door, kind, &enlists).await?;
    if kind == "carrier" {
        book_visit(deployment, &agent, &applicant.enrolment, now().0).await?;
    }
    let secret = Code::parse(&applicant.voucher().await?.typed).context("a voucher")?;
    Ok(Scene { door, device, secret })
}

impl Scene {
    fn asks(&self) -> [Ask; 3] {
        let (agent, secret) = (self.device.worker.agent, self.secret);
        [
            Ask::Lease { agent, after: None },
            Ask::Feeds { agent, round: None, after: None },
            Ask::Declared { agent, secret },
        ]
    }

    /// The status, and the problem where it is refused.
    async fn told(&self, request: &Request) -> anyhow::Result<(u16, String)> {
        let answer = self.device.send(&self.door, request).await?;
        let status = answer.status().as_u16();
        let told: Value = answer.json().await.unwrap_or_default();
        Ok((status, told["problem"].as_str().unwrap_or_default().to_owned()))
    }
}

/// Everything of the person that somebody at the line, or at a copied disk, would like to read.
fn needles(who: &Person) -> Vec<String> {
    let mut needles = who.secrets();
    needles.retain(|needle| needle.len() > 3);
    needles.extend(who.secrets().iter().map(|needle| base16ct::lower::encode_string(needle.as_bytes())));
    needles
}

fn shows_nothing(bytes: &[u8], who: &Person) {
    for needle in needles(who).into_iter().filter(|needle| needle.len() > 3) {
        let is_there = bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
        assert!(!is_there, "{needle} stands there");
    }
}

#[tokio::test]
async fn a_copied_device_key_without_the_agents_pin_is_told_nothing() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    for (kind, who) in [("carrier", &cast::THEODORE), ("clerk", &cast::NOEMIE)] {
        let mut scene = scene(&deployment, kind, who).await?;
        // The thief has the device's key and its certificate, knows the agent's id, and draws keys of their own.
        let mut chance = SeededChance::new(77);
        scene.device.worker.key = SigningKey::generate(&mut chance);
        scene.device.worker.sealing_key = OpeningKey::from_seed(&[77; 32]);
        for ask in scene.asks() {
            let question = scene.device.question(&scene.door, ask.clone()).await?;
            let told = scene.told(&scene.device.by_worker(question)).await?;
            assert_eq!(told, (403, "not-allowed".to_owned()), "{kind}: signed by a stranger");
            let question = scene.device.question(&scene.door, ask.clone()).await?;
            let told = scene.told(&question).await?;
            assert_eq!(told, (422, "update-needed".to_owned()), "{kind}: signed by no agent");
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_agents_question_is_worth_nothing_with_another_ones_key_to_seal_to() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let scene = scene(&deployment, "carrier", &cast::THEODORE).await?;
    for ask in scene.asks() {
        let asked = scene.device.by_worker(scene.device.question(&scene.door, ask).await?);
        let agent = asked.agent.map(|part| statement::AgentPart {
            sealing_key: OpeningKey::from_seed(&[77; 32]).public(),
            ..part
        });
        let told = scene.told(&Request { agent, ..asked }).await?;
        assert_eq!(told, (403, "not-allowed".to_owned()));
    }
    Ok(())
}

#[tokio::test]
async fn whoever_reads_the_line_between_device_and_server_reads_of_nobody() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    for (kind, who) in [("carrier", &cast::THEODORE), ("clerk", &cast::NOEMIE)] {
        let scene = scene(&deployment, kind, who).await?;
        for ask in scene.asks() {
            let answer = scene.device.put(&scene.door, ask).await?;
            assert_eq!(answer.status().as_u16(), 200, "{kind}");
            shows_nothing(&answer.bytes().await?, who);
        }
        let declared = scene.device.declared(&scene.door, scene.secret).await?;
        assert_eq!(declared.birth_name.reveal(), who.birth_name, "its agent reads it");
    }
    Ok(())
}

#[tokio::test]
async fn a_copied_folder_of_a_device_holds_no_name_and_no_address() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let who = &cast::THEODORE;
    let applicant = Applicant::enrol(&deployment.url(), &deployment.server_folder(), who, "home").await?;
    let (device, carrier) = deployment.equip("tournée", "carrier", cast::CARRIER, &[]).await?;
    book_visit(&deployment, &carrier, &applicant.enrolment, now().0).await?;
    let prepared = device.gesture("prepare", serde_json::json!({})).await?;
    let address = &prepared["round"]["visits"][0]["address"];
    assert!(address.to_string().contains(who.line), "the carrier reads it: {address}");
    for file in std::fs::read_dir(deployment.device_folder("tournée"))? {
        let path = file?.path();
        if path.is_file() {
            shows_nothing(&std::fs::read(&path)?, who);
        }
    }
    Ok(())
}

/// What a registry of before holds: it had devices when it was brought up to date.
fn answer_older_devices(deployment: &mut Deployment, until: i64) -> anyhow::Result<()> {
    deployment.stop_server()?;
    let registry = rusqlite::Connection::open(deployment.server_folder().join("registry.sqlite"))?;
    registry.execute("INSERT OR REPLACE INTO older_devices VALUES (1, ?1)", [until])?;
    drop(registry);
    deployment.start_server()
}

#[tokio::test]
async fn an_older_device_works_on_for_a_while_and_is_never_told_of_a_person() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let mut clerk = scene(&deployment, "clerk", &cast::NOEMIE).await?;
    let mut carrier = scene(&deployment, "carrier", &cast::THEODORE).await?;
    let update = (422, "update-needed".to_owned());
    let day = 24 * 60 * 60 * 1000;
    for (until, is_answered) in [(now().0 + day, true), (now().0 - day, false)] {
        answer_older_devices(&mut deployment, until)?;
        // Connections of before the restart are gone.
        (clerk.door.client, carrier.door.client) = (reqwest::Client::new(), reqwest::Client::new());
        for (scene, by_kind) in [(&clerk, [true, true, false]), (&carrier, [false, true, false])] {
            for (ask, may) in scene.asks().into_iter().zip(by_kind) {
                let question = scene.device.question(&scene.door, ask).await?;
                let expected = if may && is_answered { (200, String::new()) } else { update.clone() };
                assert_eq!(scene.told(&question).await?, expected, "{:?}", question.ask);
            }
        }
    }
    // Whatever it sealed is kept all the same.
    let frame = clerk.device.sign(&clerk.device.frame(&[]));
    assert_eq!(clerk.door.send("/v1/frames", frame).await?.status().as_u16(), 200);
    Ok(())
}
