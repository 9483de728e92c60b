//! A real proxy that ends TLS before a server, as operators run one.

use anyhow::{Context, ensure};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// nginx on a port of the loopback; it ends with the value.
#[derive(Debug)]
pub struct Nginx {
    child: Child,
}

impl Nginx {
    /// Starts it: what comes to `port` over TLS goes to the server at `to`. The folder holds `tls.chain.pem` and
    /// `tls.key.pem`, and gets everything that nginx writes.
    pub fn start(folder: &Path, port: u16, to: &str) -> anyhow::Result<Self> {
        let settings = format!(
            "pid nginx.pid;\nerror_log error.log;\nevents {{}}\nhttp {{\n  access_log off;\n  client_body_temp_path body;\n  \
             proxy_temp_path proxy;\n  fastcgi_temp_path fastcgi;\n  uwsgi_temp_path uwsgi;\n  scgi_temp_path scgi;\n  \
             server {{\n    listen 127.0.0.1:{port} ssl;\n    ssl_certificate tls.chain.pem;\n    \
             ssl_certificate_key tls.key.pem;\n    location / {{ proxy_pass http://{to}; }}\n  }}\n}}\n"
        );
        std::fs::write(folder.join("nginx.conf"), settings)?;
        let mut child = Command::new("/usr/sbin/nginx")
            .args(["-g", "daemon off; master_process off;", "-e", "error.log", "-c", "nginx.conf", "-p"])
            .arg(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("nginx: `cargo xtask test` installs it")?;
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            ensure!(child.try_wait()?.is_none(), "nginx ended: see {}", folder.join("error.log").display());
            ensure!(begun.elapsed() < Duration::from_secs(20), "nginx does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(Self { child })
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
