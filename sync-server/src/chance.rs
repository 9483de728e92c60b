//! Where random bytes come from. It must not know the operating system: `main.rs` does.

use statement::Filled;

/// A source of bytes that nobody can predict. Only binaries and tests implement it.
pub trait Chance: Send + Sync {
    /// Fills the buffer.
    fn fill(&self, bytes: &mut [u8]);
}

/// So many fresh bytes.
pub fn draw<const N: usize>(chance: &dyn Chance) -> [u8; N] {
    let mut bytes = [0; N];
    chance.fill(&mut bytes);
    bytes
}

/// The same source, for libraries that ask for a generator.
pub fn generator(chance: &dyn Chance) -> Filled<impl FnMut(&mut [u8]) + '_> {
    Filled(|bytes: &mut [u8]| chance.fill(bytes))
}

/// A double that counts from a number on: what it gives differs each time, and is the same in each run.
#[cfg(test)]
pub(crate) struct Counting(pub(crate) std::sync::atomic::AtomicU8);

#[cfg(test)]
impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    }
}
