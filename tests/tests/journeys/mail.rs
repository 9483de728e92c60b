//! Notices through a real SMTP server (aiosmtpd, which keeps a Maildir).

use anyhow::Context;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use testkit::cast;
use testkit::deployment::Deployment;
use testkit::people::Applicant;

/// A mail server, ended with this value.
struct MailServer {
    child: Child,
    port: u16,
}

impl MailServer {
    fn start(maildir: &Path) -> anyhow::Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let child = Command::new("/usr/bin/python3")
            .args([
                "-m",
                "aiosmtpd",
                "-n",
                "-l",
                &format!("127.0.0.1:{port}"),
                "-c",
                "aiosmtpd.handlers.Mailbox",
            ])
            .arg(maildir)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("python3-aiosmtpd")?;
        for _ in 0..400 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(Self { child, port });
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        anyhow::bail!("the mail server does not listen")
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn the_invitation_arrives_by_mail() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let maildir = folder.path().join("mail");
    let mail = MailServer::start(&maildir)?;
    let server = folder.path().join("server");
    std::fs::create_dir_all(&server)?;
    let settings = format!(
        "[smtp]\nhost = \"127.0.0.1\"\nport = {}\nfrom = \"Vis-à-vis <ne-pas-repondre@exemple.test>\"\ntls = \"none\"\n",
        mail.port
    );
    std::fs::write(server.join("server.toml"), settings)?;
    let deployment = Deployment::found(folder.path()).await?;
    Applicant::enrol(&deployment.url(), &deployment.server_folder(), &cast::NOEMIE, "counter").await?;
    for _ in 0..400 {
        let delivered = std::fs::read_dir(maildir.join("new")).into_iter().flatten().filter_map(Result::ok);
        let texts: Vec<String> =
            delivered.filter_map(|entry| std::fs::read_to_string(entry.path()).ok()).collect();
        if texts.iter().any(|text| text.contains(cast::NOEMIE.email)) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    anyhow::bail!("no mail came")
}
