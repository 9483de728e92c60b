//! A command for every gesture of the table, and which of them each window handles. No rule, no text, no state is here.

use device::desktop::AtDesk;
use device::*;
use tauri::State;

macro_rules! gestures {
    ($($(#[doc = $about:literal])* [$($window:ident)+] $name:ident ( $($request:ident)? ) $(-> $answer:ty)?;)*) => {
        $(
            $(#[doc = $about])*
            #[tauri::command]
            pub async fn $name(
                desk: State<'_, AtDesk>,
                $(request: $request)?
            ) -> Result<gestures!(@answer $($answer)?), Refusal> {
                performed(stringify!($name), desk.opened()?.$name($(gestures!(@value request $request))?)).await
            }
        )*
        gestures!(@sort [] [] $($name $($window)+;)*);
    };
    (@answer) => { Snapshot };
    (@answer $answer:ty) => { $answer };
    (@value $value:ident $request:ident) => { $value };
    (@sort [$($counter:ident)*] [$($field:ident)*] $name:ident counter field; $($rest:tt)*) => {
        gestures!(@sort [$($counter)* $name] [$($field)* $name] $($rest)*);
    };
    (@sort [$($counter:ident)*] [$($field:ident)*] $name:ident counter; $($rest:tt)*) => {
        gestures!(@sort [$($counter)* $name] [$($field)*] $($rest)*);
    };
    (@sort [$($counter:ident)*] [$($field:ident)*] $name:ident field; $($rest:tt)*) => {
        gestures!(@sort [$($counter)*] [$($field)* $name] $($rest)*);
    };
    (@sort [$($counter:ident)*] [$($field:ident)*]) => {
        /// What the clerk's window handles.
        pub fn counter() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($counter),*]
        }

        /// What the carrier's window handles.
        pub fn field() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($field),*]
        }
    };
}
include!("../../device/gestures.rs");
