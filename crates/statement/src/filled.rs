//! A source of bytes as a generator, for crates that take one. Whoever fills the buffer knows where chance comes from.

use core::convert::Infallible;
use rand_core::{TryCryptoRng, TryRng};

/// A generator over whatever fills a buffer with bytes that nobody can predict.
pub struct Filled<F>(pub F);

impl<F: FnMut(&mut [u8])> Filled<F> {
    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }
}

impl<F: FnMut(&mut [u8])> TryRng for Filled<F> {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.bytes()))
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.bytes()))
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        (self.0)(bytes);
        Ok(())
    }
}
impl<F: FnMut(&mut [u8])> TryCryptoRng for Filled<F> {}
