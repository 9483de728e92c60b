//! The TypeScript types of the web pages are generated from the bodies and committed; this fails when they
//! are stale. `VISAVIS_WRITE_BINDINGS=1` writes them.
#![expect(clippy::unwrap_used, reason = "what a test did not expect ends it")]

use ::booking::{AppointmentState, CancelReason};
use statement::{ClockChange, Effect, OrderReason};
use std::fmt::Write;
use std::path::Path;
use terms::{Decision, ReviewReason, RevocationReason};
use ts_rs::{Config, TS};
use wire::v1::set_aside::SetAsideReason;
use wire::v1::stop_file::{StopFileFault, StopFileState};
use wire::v1::{
    administration, booking, device, enrolment, factor, orders, person, policy, problem, review, staff,
    stop_file, training,
};

macro_rules! declarations {
    ($($body:ty,)*) => {{
        let config = Config::default();
        vec![$(<$body>::decl(&config),)*]
    }};
}

/// Closed codes by name, each with its words.
fn codes() -> Vec<(&'static str, Vec<&'static str>)> {
    macro_rules! words {
        ($code:ty) => {
            (stringify!($code), <$code>::ALL.iter().map(|code| code.word()).collect())
        };
    }
    vec![
        words!(AppointmentState),
        words!(CancelReason),
        words!(ClockChange),
        words!(Decision),
        ("OrderEffect", Effect::ALL.iter().map(|effect| effect.word()).collect()),
        words!(OrderReason),
        words!(RevocationReason),
        words!(ReviewReason),
        words!(StopFileFault),
        words!(StopFileState),
        ("SetAsideReason", SetAsideReason::all().map(SetAsideReason::word).collect()),
    ]
}

/// What pages offer for choice, in order.
fn lists() -> [(&'static str, Vec<&'static str>); 2] {
    [
        ("CANCEL_REASONS", CancelReason::OFFERED.iter().map(|reason| reason.word()).collect()),
        ("REVOCATION_REASONS", RevocationReason::ALL.iter().map(|reason| reason.word()).collect()),
    ]
}

fn quoted(words: &[&str], between: &str) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(between)
}

/// How staff prove who they are, and what two of them do.
fn of_staff() -> Vec<String> {
    declarations![
        training::AgentMark,
        training::SetTraining,
        administration::Act,
        administration::ActView,
        administration::Acts,
        administration::ChainOf,
        administration::ToCompare,
        administration::DecideAct,
        policy::Outage,
        policy::VersionOf,
        policy::VersionEnd,
        policy::PolicyLimits,
        orders::OrderSubject,
        orders::NewOrder,
        orders::InState,
        orders::OrderImpact,
        orders::OrderGiven,
        orders::OrderView,
        orders::OrdersPage,
        stop_file::StopFile,
        stop_file::FaultyLine,
        stop_file::StopFilePreview,
        stop_file::StopFileTaken,
        stop_file::StopFileView,
        administration::Done,
        review::ReviewsPage,
        review::ReviewEntry,
        review::HoldCount,
        review::Review,
        review::ReviewHold,
        review::ReviewFact,
        review::ReviewCode,
        review::ReviewDecision,
        review::ReviewLift,
        review::DecideReview,
        review::ReviewDecided,
        person::StaffPerson,
        person::SetStaffPerson,
        factor::Factor,
        factor::Factors,
        factor::ProveCode,
        factor::PasskeyAsked,
        factor::ProvePasskey,
        factor::AddPasskey,
        factor::CodeSecret,
        factor::AddCode,
    ]
}

fn bodies() -> Vec<String> {
    declarations![
        problem::ProblemBody,
        problem::FieldProblem,
        enrolment::PostalAddress,
        enrolment::Declaration,
        enrolment::CheckDeclaration,
        enrolment::NewEnrolment,
        enrolment::OpenedEnrolment,
        enrolment::Confirmation,
        enrolment::CodeSent,
        enrolment::RouteChoice,
        enrolment::EnrolmentStatus,
        enrolment::VoucherView,
        enrolment::PaperRoute,
        booking::NewRound,
        booking::NewWindow,
        booking::RoundBody,
        booking::WindowBody,
        booking::FreeWindowBody,
        booking::RoundPage,
        booking::VisitBody,
        booking::AppointmentBody,
        booking::ToBook,
        booking::NotBack,
        booking::BookFor,
        booking::ChooseWindow,
        booking::CancelFor,
        booking::SetPlaces,
        booking::PlacesSet,
        booking::AskedToMove,
        staff::SignIn,
        staff::SignedIn,
        staff::StaffMember,
        staff::NewStaffMember,
        staff::NewPassword,
        staff::SetStaffOffice,
        staff::AskReset,
        staff::ResetLink,
        staff::Reset,
        staff::AskLinkOwner,
        staff::LinkOwner,
        staff::NewOffice,
        staff::Office,
        staff::Household,
        staff::NewAgent,
        staff::Agent,
        staff::OneTimeCode,
        staff::NewDevice,
        staff::DeviceClock,
        staff::Device,
        staff::CreatedDevice,
        staff::Me,
        staff::SetOfficeZone,
        staff::ConfirmDevice,
        staff::RevokeDevice,
        staff::NewPolicy,
        staff::Policy,
        staff::KnownModel,
        staff::StoppedDocument,
        staff::StoppedEntry,
        staff::StoppedPage,
        staff::Stuck,
        staff::StopSearch,
        device::SetAside,
        staff::NoticesState,
        device::DecideSetAside,
        device::HandInParcel,
        device::ParcelTaken,
    ]
}

fn generated() -> String {
    let mut text =
        String::from("// Generated by crates/wire/tests/bindings.rs from the Rust types: do not edit.\n");
    for declaration in bodies().into_iter().chain(of_staff()) {
        text.push_str("\nexport ");
        // The generator leaves blanks at the ends of lines.
        for line in declaration.lines() {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    for (name, words) in codes() {
        writeln!(text, "\nexport type {name} = {};", quoted(&words, " | ")).unwrap();
    }
    for (name, words) in lists() {
        writeln!(text, "\nexport const {name} = [{}] as const;", quoted(&words, ", ")).unwrap();
    }
    text
}

#[test]
fn the_bindings_of_the_web_pages_are_those_of_the_bodies() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/host/wire.ts");
    let generated = generated();
    if std::env::var_os("VISAVIS_WRITE_BINDINGS").is_some() {
        std::fs::write(&path, &generated).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == generated,
        "ui/src/host/wire.ts is stale: VISAVIS_WRITE_BINDINGS=1 cargo test -p wire"
    );
}

#[test]
fn closed_codes_cross_as_the_words_they_were_before_they_were_codes() {
    let change = staff::DeviceClock { change: ClockChange::SetBack, by_s: 3, at: terms::Timestamp(5) };
    assert_eq!(serde_json::to_string(&change).unwrap(), r#"{"change":"set-back","by_s":3,"at":5}"#);
    let appointment = booking::AppointmentBody {
        id: terms::AppointmentId([1; 8]),
        enrolment: terms::EnrolmentId([2; 16]),
        window: terms::WindowId([3; 8]),
        from: terms::Timestamp(4),
        to: terms::Timestamp(5),
        state: AppointmentState::UnderWay,
    };
    let text = serde_json::to_string(&appointment).unwrap();
    assert!(text.ends_with(r#""from":4,"to":5,"state":"under-way"}"#), "{text}");
    let set_aside = device::SetAside {
        chain: terms::ChainId([1; 16]),
        sequence: 2,
        device: terms::DeviceId([3; 8]),
        reason: SetAsideReason::OtherBytes,
        first_received: terms::Timestamp(4),
        choices: vec![Decision::Release, Decision::Refuse],
    };
    let text = serde_json::to_string(&set_aside).unwrap();
    assert!(
        text.ends_with(r#""reason":"other-bytes","first_received":4,"choices":["release","refuse"]}"#),
        "{text}"
    );
}
