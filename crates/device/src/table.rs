//! The table of gestures as values, and one way to run any of them by its name. Which gestures there are is said in
//! `gestures.rs` beside this crate's sources.

use crate::desk::Desk;
use crate::gestures::*;
use crate::refusal::Refusal;
use crate::views::{Snapshot, SpanView};
use serde_json::Value;
use terms::{Doing, Problem};
use tracing::Instrument;
use wire::json;
use wire::v1::device::HandInParcel;

/// One gesture of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gesture {
    /// Its name, in `snake_case`.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// The type of its request; none where it takes nothing.
    pub request: Option<&'static str>,
    /// The type of its answer.
    pub answer: &'static str,
    /// The windows that may ask for it.
    pub windows: &'static [&'static str],
}

/// Ends a gesture: a refusal is logged once, under the gesture's name, with what is behind it. It is an error where nobody
/// expected it or the disk is full; a wrong code, or a scanner or a server that is away, is daily life.
pub async fn performed<T>(
    name: &'static str,
    gesture: impl Future<Output = Result<T, Refusal>>,
) -> Result<T, Refusal> {
    let span = tracing::error_span!("gesture", gesture = name);
    let done = gesture.instrument(span.clone()).await;
    if let Err(refusal) = &done {
        span.in_scope(|| match refusal.problem {
            Problem::Unexpected | Problem::StoreFull => tracing::error!(%refusal, "a gesture was refused"),
            _ => tracing::info!(%refusal, "a gesture was refused"),
        });
    }
    done
}

macro_rules! gestures {
    ($($(#[doc = $about:literal])* [$($window:ident)+] $name:ident ( $($request:ident)? ) $(-> $answer:ty)?;)*) => {
        /// Every gesture, in the order of the table.
        pub const GESTURES: &[Gesture] = &[$(Gesture {
            name: stringify!($name),
            about: concat!($($about),*),
            request: gestures!(@request $($request)?),
            answer: gestures!(@answer $($answer)?),
            windows: &[$(stringify!($window)),+],
        }),*];

        /// Runs the gesture of that name with a request as JSON; gives its answer as JSON.
        pub async fn perform(desk: &Desk, name: &str, request: &[u8]) -> Result<Value, Refusal> {
            match name {
                $(stringify!($name) => {
                    let answer: gestures!(@type $($answer)?) =
                        performed(stringify!($name), desk.$name($(read::<$request>(request)?)?)).await?;
                    Ok(serde_json::to_value(answer).doing("writing the answer of a gesture")?)
                })*
                _ => Err(Problem::NotFound.into()),
            }
        }
    };
    (@request) => { None };
    (@request $request:ident) => { Some(stringify!($request)) };
    (@answer) => { "Snapshot" };
    (@answer $answer:ty) => { stringify!($answer) };
    (@type) => { Snapshot };
    (@type $answer:ty) => { $answer };
}
include!("../gestures.rs");

fn read<T: serde::de::DeserializeOwned>(request: &[u8]) -> Result<T, Refusal> {
    json::decode(request)
        .doing("reading the request of a gesture")
        .map_err(Refusal::because(Problem::Malformed))
}
