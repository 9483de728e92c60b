//! Each window opens on its sign-in screen, in French, takes keys and clicks, and its gestures reach Rust.
use crate::program;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use vis_a_vis_tests::window::Window;

/// A single colour of 1280 × 800 makes a PNG of about 5 kB; in Base64 a third more.
const BLANK_CHARS: usize = 12_000;

fn device_in(folder: &TempDir) -> PathBuf {
    folder.path().join("device")
}

/// The sign-in of a device that is not enrolled, from the first picture to an answer from Rust.
async fn opens_and_answers(name: &str, title: &str, device: &Path) {
    let window = Window::open(&program(name), device).await.unwrap();
    window.find_text("h1", "Inscrivez cet appareil.").await.unwrap();
    window.picture(BLANK_CHARS).await.unwrap();
    let told = window.title().await.unwrap();
    assert!(told.ends_with(title), "the page is titled {told}");

    // Nothing listens there: the gesture crosses into Rust, tries the network, and says so.
    let server = window.find("input").await.unwrap();
    window.type_into(&server, "http://127.0.0.1:9").await.unwrap();
    let code = window.find("input.code").await.unwrap();
    window.type_into(&code, "ÉTÉ-2026").await.unwrap();
    assert_eq!(window.value(&code).await.unwrap(), "ÉTÉ-2026");
    window.click(&window.find_text("button", "Inscrire l’appareil").await.unwrap()).await.unwrap();
    window.find_text(".error", "Le serveur ne répond pas. Vérifiez son adresse").await.unwrap();
    assert_eq!(window.value(&server).await.unwrap(), "http://127.0.0.1:9", "what was typed is lost");

    window.click(&window.find_text("button", "English").await.unwrap()).await.unwrap();
    window.find_text("h1", "Register this device.").await.unwrap();
    window.close().await.unwrap();
}

#[tokio::test]
async fn the_clerks_window_opens_on_its_sign_in_and_its_gestures_reach_rust() {
    let folder = TempDir::new().unwrap();
    opens_and_answers("counter", "Vis-à-vis guichet", &device_in(&folder)).await;
}

#[tokio::test]
async fn the_carriers_window_opens_on_its_sign_in_and_its_gestures_reach_rust() {
    let folder = TempDir::new().unwrap();
    opens_and_answers("field", "Vis-à-vis tournée", &device_in(&folder)).await;
}

#[tokio::test]
async fn a_second_window_on_the_same_device_says_that_one_is_open() {
    let folder = TempDir::new().unwrap();
    let device = device_in(&folder);
    let first = Window::open(&program("counter"), &device).await.unwrap();
    first.find("h1").await.unwrap();
    let second = Window::open(&program("counter"), &device).await.unwrap();
    second.find_text("[role=alert]", "déjà ouverte").await.unwrap();
    second.close().await.unwrap();
    first.find("h1").await.unwrap();
    first.close().await.unwrap();
}
