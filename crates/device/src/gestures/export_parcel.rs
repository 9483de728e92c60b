//! Handing over: what waits is written to a file that somebody carries to the administration, because no line will. It
//! needs no PIN; nothing turns green and nothing is erased by it: the registry's own answer does that, whenever this
//! device hears it.

use crate::desk::Desk;
use crate::frames::frames_of_all;
use crate::refusal::Refusal;
use crate::state::{Inner, State};
use crate::views::ParcelView;
use crate::views::Snapshot;
use statement::{Blob, MAX_PARCEL_BYTES, Parcel};
use std::io::Write;
use terms::{Doing, Problem};

impl Desk {
    /// Writes everything that waits to a new file; the snapshot says where.
    pub async fn export_parcel(&self) -> Result<Snapshot, Refusal> {
        self.local(write).await?;
        self.snapshot().await
    }
}

fn write(inner: &Inner, state: &mut State) -> Result<(), Refusal> {
    let frames = frames_of_all(inner, state, MAX_PARCEL_BYTES)?;
    let records: usize = frames.iter().map(|(frame, _)| frame.envelopes.len()).sum();
    if records == 0 {
        return Err(Problem::NotInThisState.into());
    }
    let parcel = Parcel { frames: frames.into_iter().map(|(_, bytes)| Blob(bytes)).collect() };
    let folder = inner.host.parcels();
    let name = format!("visavis-{}-{}.parcel", state.identity()?.device, inner.now(state)?.1.0);
    let path = folder.join(name);
    let written = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::File::create_new(&path))
        .and_then(|mut file| file.write_all(&parcel.to_bytes()).and_then(|()| file.sync_all()));
    written.doing("writing a parcel")?;
    state.parcel = Some(ParcelView {
        path: path.display().to_string(),
        records: u64::try_from(records).unwrap_or(u64::MAX),
    });
    Ok(())
}
