//! The seam to `SQLite`: its file system interface, handed through to the system's, with every write and flush of
//! a watched file told to its [`Disk`](crate::disk::Disk) first. Nothing here decides what is lost.
#![expect(unsafe_code, reason = "SQLite's file system interface is C: tables of functions over raw pointers")]
#![expect(
    clippy::cast_sign_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "SQLite counts bytes in signed numbers"
)]

use crate::disk::{Shared, Written, under};
use rusqlite::ffi::{
    self, SQLITE_IOERR_DELETE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_WRITE, SQLITE_OK,
    sqlite3_file, sqlite3_filename, sqlite3_int64, sqlite3_io_methods, sqlite3_vfs,
};
use std::ffi::{CStr, OsStr, c_char, c_int, c_void};
use std::mem::size_of;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::sync::{Once, OnceLock};

/// A watched file: whose disk, and its path.
struct Watched {
    disk: Shared,
    path: PathBuf,
}

/// What stands before the system's own file in the memory that `SQLite` sets aside for one.
#[repr(C)]
struct Head {
    base: sqlite3_file,
    /// Owned; null for a file nobody watches.
    watched: *mut Watched,
}

struct System(*mut sqlite3_vfs);
// SAFETY: the system's file system is registered once, never taken away and, as SQLite demands, safe to call from
// any thread.
unsafe impl Send for System {}
// SAFETY: as above.
unsafe impl Sync for System {}

static SYSTEM: OnceLock<System> = OnceLock::new();

fn system() -> *mut sqlite3_vfs {
    SYSTEM.get().expect("installed before any file is opened").0
}

/// Makes this the file system that new connections use. Once is enough.
pub fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        // SAFETY: SQLite initialises itself here; the table found lives as long as the process, the one made is
        // leaked and so does too.
        unsafe {
            let system = ffi::sqlite3_vfs_find(std::ptr::null());
            assert!(!system.is_null(), "SQLite has a file system");
            let _ = SYSTEM.set(System(system));
            let ours = Box::new(sqlite3_vfs {
                iVersion: 2,
                szOsFile: size_of::<Head>() as c_int + (*system).szOsFile,
                pNext: std::ptr::null_mut(),
                zName: c"forgetful".as_ptr(),
                xOpen: Some(open),
                xDelete: Some(delete),
                xSetSystemCall: None,
                xGetSystemCall: None,
                xNextSystemCall: None,
                ..*system
            });
            assert_eq!(ffi::sqlite3_vfs_register(Box::into_raw(ours), 1), SQLITE_OK);
        }
    });
}

/// The system's own file behind ours.
unsafe fn inner(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: `szOsFile` makes room for both; `SQLite` aligns to eight bytes, as pointers are.
    unsafe { file.cast::<Head>().add(1).cast() }
}

unsafe fn methods<'a>(file: *mut sqlite3_file) -> &'a sqlite3_io_methods {
    // SAFETY: a file that was opened has its table.
    unsafe { &*(*inner(file)).pMethods }
}

/// Tells the disk, and gives the failure where the power is off.
unsafe fn note(
    file: *mut sqlite3_file,
    written: impl FnOnce() -> Written,
    failure: c_int,
) -> Result<(), c_int> {
    // SAFETY: `watched` is null or owned by this file until it is closed.
    let Some(watched) = (unsafe { (*file.cast::<Head>()).watched.as_ref() }) else { return Ok(()) };
    if watched.disk.lock().unwrap().note(&watched.path, written()) { Ok(()) } else { Err(failure) }
}

unsafe extern "C" fn open(
    _: *mut sqlite3_vfs,
    name: sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives a name that ends, or none for a file without one, and room of the size asked for.
    unsafe {
        let head = file.cast::<Head>();
        (*head).base.pMethods = std::ptr::null();
        (*head).watched = std::ptr::null_mut();
        let opened = (*system()).xOpen.unwrap()(system(), name, inner(file), flags, out);
        if opened != SQLITE_OK {
            return opened;
        }
        (*head).base.pMethods = &raw const METHODS;
        if !name.is_null() {
            let path = PathBuf::from(OsStr::from_bytes(CStr::from_ptr(name).to_bytes()));
            if let Some(disk) = under(&path) {
                (*head).watched = Box::into_raw(Box::new(Watched { disk, path }));
            }
        }
        SQLITE_OK
    }
}

unsafe extern "C" fn delete(_: *mut sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    // SAFETY: SQLite gives a name that ends.
    unsafe {
        let path = PathBuf::from(OsStr::from_bytes(CStr::from_ptr(name).to_bytes()));
        if let Some(disk) = under(&path)
            && !disk.lock().unwrap().note(&path, Written::Deleted)
        {
            return SQLITE_IOERR_DELETE;
        }
        (*system()).xDelete.unwrap()(system(), name, sync_folder)
    }
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    // SAFETY: closed once; the box was made when it was opened.
    unsafe {
        let head = file.cast::<Head>();
        if !(*head).watched.is_null() {
            drop(Box::from_raw((*head).watched));
            (*head).watched = std::ptr::null_mut();
        }
        methods(file).xClose.unwrap()(inner(file))
    }
}

unsafe extern "C" fn write(
    file: *mut sqlite3_file,
    bytes: *const c_void,
    count: c_int,
    at: sqlite3_int64,
) -> c_int {
    // SAFETY: SQLite gives that many bytes.
    unsafe {
        let written = || {
            let bytes = std::slice::from_raw_parts(bytes.cast::<u8>(), count as usize);
            Written::Bytes(at as usize, bytes.to_vec())
        };
        match note(file, written, SQLITE_IOERR_WRITE) {
            Ok(()) => methods(file).xWrite.unwrap()(inner(file), bytes, count, at),
            Err(failure) => failure,
        }
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: sqlite3_int64) -> c_int {
    // SAFETY: handed through.
    unsafe {
        match note(file, || Written::Cut(size as usize), SQLITE_IOERR_TRUNCATE) {
            Ok(()) => methods(file).xTruncate.unwrap()(inner(file), size),
            Err(failure) => failure,
        }
    }
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: handed through; a watched file is flushed by its disk alone, which is what remembers.
    unsafe {
        match note(file, || Written::Flushed, SQLITE_IOERR_FSYNC) {
            Ok(()) if !(*file.cast::<Head>()).watched.is_null() => SQLITE_OK,
            Ok(()) => methods(file).xSync.unwrap()(inner(file), flags),
            Err(failure) => failure,
        }
    }
}

/// Hands a call through to the system's own file.
macro_rules! through {
    ($name:ident, $method:ident, ($($argument:ident: $kind:ty),*) $(-> $answer:ty)?) => {
        unsafe extern "C" fn $name(file: *mut sqlite3_file, $($argument: $kind),*) $(-> $answer)? {
            // SAFETY: handed through as it came.
            unsafe { methods(file).$method.unwrap()(inner(file), $($argument),*) }
        }
    };
}

through!(read, xRead, (to: *mut c_void, count: c_int, at: sqlite3_int64) -> c_int);
through!(size, xFileSize, (out: *mut sqlite3_int64) -> c_int);
through!(lock, xLock, (level: c_int) -> c_int);
through!(unlock, xUnlock, (level: c_int) -> c_int);
through!(is_reserved, xCheckReservedLock, (out: *mut c_int) -> c_int);
through!(control, xFileControl, (what: c_int, with: *mut c_void) -> c_int);
through!(sector, xSectorSize, () -> c_int);
through!(characteristics, xDeviceCharacteristics, () -> c_int);
through!(shared_map, xShmMap, (page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void) -> c_int);
through!(shared_lock, xShmLock, (offset: c_int, count: c_int, flags: c_int) -> c_int);
through!(shared_barrier, xShmBarrier, ());
through!(shared_unmap, xShmUnmap, (delete: c_int) -> c_int);

/// Version 2: with shared memory, without mapped files.
static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(is_reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shared_map),
    xShmLock: Some(shared_lock),
    xShmBarrier: Some(shared_barrier),
    xShmUnmap: Some(shared_unmap),
    xFetch: None,
    xUnfetch: None,
};
