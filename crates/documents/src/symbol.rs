//! A `DataMatrix` or a QR code in a picture. The picture lives in memory and nowhere else.
//!
//! Symbols on cards are small and photographed askew, so a picture is tried as it is, then at other scales,
//! then filtered: `rxing` finds at one scale what it misses at another.

use core::fmt;
use rxing::helpers::{detect_in_luma_filtered_with_hints, detect_in_luma_slice_with_hints};
use rxing::{BarcodeFormat, DecodeHints};
use std::collections::HashSet;
use std::panic::catch_unwind;
use terms::Personal;

/// The longest side that is looked at, in pixels: a document scanner at 600 points an inch gives less.
const LONGEST_SIDE: u32 = 6000;

/// The shortest side in which a symbol can be told: ten modules of two pixels. The library may search a
/// smaller picture for half a minute.
const SHORTEST_SIDE: u32 = 20;

/// A picture in grey: one byte a pixel, row by row, 0 is black.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    grey: Vec<u8>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} × {})", self.width, self.height)
    }
}

/// The bytes are no picture of that size, or one that is too large to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPicture;

impl fmt::Display for NotAPicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the bytes are no grey picture of that size")
    }
}
impl core::error::Error for NotAPicture {}

terms::codes! {
    /// A kind of two-dimensional symbol.
    SymbolKind {
        /// ECC 200, as visible seals are.
        DataMatrix = 1, "data-matrix";
        /// As invitations are.
        Qr = 2, "qr";
    }
}

/// What a symbol says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its kind.
    pub kind: SymbolKind,
    /// Its content, one character a byte (ISO 8859-1), separators included.
    pub text: Personal<String>,
}

impl Picture {
    /// A picture of so many pixels by so many.
    pub fn new(width: u32, height: u32, grey: Vec<u8>) -> Result<Self, NotAPicture> {
        let fits = u64::from(width) * u64::from(height) == u64::try_from(grey.len()).unwrap_or(u64::MAX);
        let sides = SHORTEST_SIDE..=LONGEST_SIDE;
        if fits && sides.contains(&width) && sides.contains(&height) {
            Ok(Self { width, height, grey })
        } else {
            Err(NotAPicture)
        }
    }

    /// The first symbol found; none when there is none that can be read.
    pub fn symbol(&self) -> Option<Symbol> {
        let half = self.halved();
        let quarter = half.as_ref().and_then(Self::halved);
        let scales = [Some(self), half.as_ref(), quarter.as_ref()];
        scales
            .into_iter()
            .flatten()
            .find_map(|picture| picture.look(Self::plain))
            .or_else(|| self.look(Self::filtered))
    }

    /// Each pixel the mean of four; none when nothing could be told in it.
    fn halved(&self) -> Option<Self> {
        let (width, height) = (self.width / 2, self.height / 2);
        let row = usize::try_from(self.width).ok()?;
        let wide = usize::try_from(width).ok()?;
        let grey = self.grey.chunks_exact(row * 2).flat_map(|rows| {
            let (upper, lower) = rows.split_at(row);
            let pairs = upper.as_chunks::<2>().0.iter().zip(lower.as_chunks::<2>().0);
            pairs.take(wide).map(|(a, b)| {
                let sum: u16 = a.iter().chain(b).map(|pixel| u16::from(*pixel)).sum();
                u8::try_from(sum / 4).unwrap_or(u8::MAX)
            })
        });
        Self::new(width, height, grey.collect()).ok()
    }

    /// A library that stops halfway has found nothing: a picture is anybody's bytes.
    fn look(&self, how: fn(&Self) -> Option<Symbol>) -> Option<Symbol> {
        catch_unwind(|| how(self)).ok().flatten()
    }

    fn plain(&self) -> Option<Symbol> {
        symbol_of(detect_in_luma_slice_with_hints(&self.grey, self.width, self.height, None, &mut hints()))
    }

    fn filtered(&self) -> Option<Symbol> {
        let grey = self.grey.clone();
        symbol_of(detect_in_luma_filtered_with_hints(grey, self.width, self.height, None, &mut hints()))
    }
}

fn hints() -> DecodeHints {
    DecodeHints {
        PossibleFormats: Some(HashSet::from([BarcodeFormat::DATA_MATRIX, BarcodeFormat::QR_CODE])),
        TryHarder: Some(true),
        ..DecodeHints::default()
    }
}

fn symbol_of(found: rxing::common::Result<rxing::RXingResult>) -> Option<Symbol> {
    let found = found.ok()?;
    let kind = match found.getBarcodeFormat() {
        BarcodeFormat::DATA_MATRIX => SymbolKind::DataMatrix,
        BarcodeFormat::QR_CODE => SymbolKind::Qr,
        _ => return None,
    };
    Some(Symbol { kind, text: Personal::new(found.getText().to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rxing::{MultiFormatWriter, Writer as _};

    /// A symbol of modules of so many pixels, in a white picture, askew by so many thousandths.
    fn photograph(text: &str, format: BarcodeFormat, module: u32, skew: u32) -> Picture {
        let matrix = MultiFormatWriter.encode(text, &format, 0, 0).unwrap();
        let (columns, rows) = (matrix.width(), matrix.height());
        let (width, height) = (1280, 960);
        let mut grey = vec![240; (width * height) as usize];
        for y in 0..rows * module {
            for x in 0..columns * module {
                let (at_x, at_y) = (200 + x + y * skew / 1000, 150 + y + x * skew / 1000);
                if matrix.get(x / module, y / module) && at_x < width && at_y < height {
                    grey[(at_y * width + at_x) as usize] = 30;
                }
            }
        }
        Picture::new(width, height, grey).unwrap()
    }

    #[test]
    fn a_seal_and_an_invitation_are_read_with_their_separators() {
        let seal =
            "DC04FR000001125E125BA801FRA183CSG75\u{1d}A412345678901234567AA02011970\u{1f}U2FG2XUO6DROJLT2";
        for (format, kind, text) in [
            (BarcodeFormat::DATA_MATRIX, SymbolKind::DataMatrix, seal),
            (BarcodeFormat::QR_CODE, SymbolKind::Qr, "VV1:AAAA"),
        ] {
            for (module, skew) in [(6, 0), (10, 0), (6, 60)] {
                let found = photograph(text, format, module, skew).symbol();
                let found = found.unwrap_or_else(|| panic!("{kind:?} {module} {skew}"));
                assert_eq!((found.kind, found.text.reveal().as_str()), (kind, text));
            }
        }
    }

    #[test]
    fn a_picture_without_a_symbol_gives_none() {
        assert_eq!(Picture::new(64, 64, vec![200; 4096]).unwrap().symbol(), None);
        assert_eq!(Picture::new(20, 20, vec![0; 400]).unwrap().symbol(), None);
    }

    #[test]
    fn bytes_that_are_no_picture_are_refused() {
        for (width, height, bytes) in [(0, 0, 0), (20, 20, 399), (70, 1, 70), (6001, 20, 120_020)] {
            assert_eq!(Picture::new(width, height, vec![0; bytes]), Err(NotAPicture));
        }
    }
}
