//! Processes in a group of their own: what a test starts ends with it, children of children included.

use std::fs::File;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running group. Dropping it ends every process in it.
#[derive(Debug)]
pub struct Group {
    leader: Child,
}

impl Group {
    /// Starts a command as the leader of a new group, with no input and its errors in a file: a pipe held by
    /// an orphan would never end.
    pub fn start(command: &mut Command, log: &Path) -> io::Result<Self> {
        let leader = command.stdin(Stdio::null()).stderr(File::create(log)?).process_group(0).spawn()?;
        Ok(Self { leader })
    }

    /// The leader, for its output.
    pub fn leader(&mut self) -> &mut Child {
        &mut self.leader
    }

    /// Ends every process in it at once, as a power cut would.
    pub fn kill(&self) {
        self.signal("-KILL");
    }

    fn signal(&self, signal: &str) {
        let group = format!("-{}", self.leader.id());
        // A group that is gone already is what is wanted.
        let _ = Command::new("kill").args([signal, "--", &group]).stderr(Stdio::null()).status();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.signal("-TERM");
        let deadline = Instant::now() + Duration::from_secs(2);
        while matches!(self.leader.try_wait(), Ok(None)) && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(20));
        }
        self.signal("-KILL");
        let _ = self.leader.wait();
    }
}
