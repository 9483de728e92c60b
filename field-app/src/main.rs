//! The carrier's program: its own configuration, and the window that both programs are.

fn main() -> anyhow::Result<()> {
    window::run(tauri::generate_context!(), window::field())
}
