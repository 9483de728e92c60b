//! Where random bytes come from. It must not know the operating system: `main.rs` does.

use rand_core::{Infallible, TryCryptoRng, TryRng};

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

/// The same source, for libraries that ask for `rand_core`'s traits.
pub struct ChanceRng<'a>(pub &'a dyn Chance);

impl TryRng for ChanceRng<'_> {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(draw(self.0)))
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(draw(self.0)))
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(bytes);
        Ok(())
    }
}
impl TryCryptoRng for ChanceRng<'_> {}
