//! `cargo xtask test`: chooses the parts, runs them all whatever fails, and closes on one line.

use crate::counts::Counts;
use crate::parts::{self, Part};
use std::process::ExitCode;
use std::time::Instant;

/// Runs the parts named, or all, and reports. Fails when anything failed.
pub fn run(arguments: &[String]) -> Result<ExitCode, String> {
    let (arguments, shots) = shots_of(arguments)?;
    let chosen = choose(&arguments)?;
    let mut total = Counts::default();
    for part in chosen {
        println!("== {}", part.name);
        let started = Instant::now();
        let counts = part.run();
        println!("-- {}: {} ({:.1} s)", part.name, counts.line(), started.elapsed().as_secs_f64());
        total.add(counts);
    }
    if let Some(folder) = shots {
        parts::photograph(&folder)?;
    }
    for skip in &total.skipped {
        println!("skipped: {skip}");
    }
    println!("{}", total.line());
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The parts named, and the folder that pictures of every screen are asked for in.
fn shots_of(arguments: &[String]) -> Result<(Vec<String>, Option<String>), String> {
    let Some(at) = arguments.iter().position(|argument| argument == "--shots") else {
        return Ok((arguments.to_vec(), None));
    };
    let folder = arguments.get(at + 1).ok_or("--shots wants a folder")?;
    let rest = arguments.iter().enumerate().filter(|(place, _)| *place != at && *place != at + 1);
    Ok((rest.map(|(_, argument)| argument.clone()).collect(), Some(folder.clone())))
}

fn choose(arguments: &[String]) -> Result<Vec<&'static Part>, String> {
    let unknown = arguments.iter().find(|name| parts::ALL.iter().all(|part| part.name != name.as_str()));
    if let Some(name) = unknown {
        return Err(format!("no part is called {name}; there are: {}", parts::names().join(" ")));
    }
    let is_chosen = |part: &&Part| arguments.is_empty() || arguments.iter().any(|name| name == part.name);
    Ok(parts::ALL.iter().filter(is_chosen).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_asked_for_beside_the_parts() {
        let asked = ["screens", "--shots", "out"].map(str::to_owned);
        assert_eq!(shots_of(&asked), Ok((vec!["screens".to_owned()], Some("out".to_owned()))));
        assert!(shots_of(&["--shots".to_owned()]).is_err());
    }

    #[test]
    fn parts_run_in_their_own_order_and_an_unknown_one_is_named() {
        let chosen = choose(&["windows".to_owned(), "format".to_owned()]).unwrap();
        assert_eq!(chosen.iter().map(|part| part.name).collect::<Vec<_>>(), ["format", "windows"]);
        assert_eq!(choose(&[]).unwrap().len(), parts::ALL.len());
        assert!(choose(&["storms".to_owned()]).is_err_and(|reason| reason.contains("storms")));
    }
}
