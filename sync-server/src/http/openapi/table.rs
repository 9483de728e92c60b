//! Every JSON route, one entry for each method. `tests/tests/tidy` fails where a route of the router has no entry here, or
//! an entry no route.

use super::entry::{Entry, get, post, put};
use serde_json::{Map, Value};
use terms::{
    AgentId, AppointmentId, Day, DeviceId, EnrolmentId, OfficeId, OrderId, Role, RoundId, StopFileId,
    WindowId,
};
use wire::v1::administration::{Acts, DecideAct, Done};
use wire::v1::booking::{
    AppointmentBody, BookFor, CancelFor, ChooseWindow, FreeWindowBody, NewRound, NotBack, PlacesSet,
    RoundBody, RoundPage, SetPlaces, ToBook,
};
use wire::v1::device::{
    Asked, ChallengeIssued, DecideSetAside, DeviceEnrolled, EnrolDevice, HandInParcel, KeysTold,
    LedgerAnswered, ParcelTaken, SetAside,
};
use wire::v1::enrolment::{
    CheckDeclaration, CodeSent, Confirmation, EnrolmentStatus, NewEnrolment, OpenedEnrolment, PaperRoute,
    RouteChoice, VoucherView,
};
use wire::v1::factor::{AddCode, AddPasskey, CodeSecret, Factors, PasskeyAsked, ProveCode, ProvePasskey};
use wire::v1::health::Readiness;
use wire::v1::orders::{NewOrder, OrderGiven, OrderImpact, OrdersPage};
use wire::v1::person::{SetStaffPerson, StaffPerson};
use wire::v1::review::{DecideReview, Review, ReviewDecided, ReviewsPage};
use wire::v1::staff::{
    Agent, AskLinkOwner, AskReset, CloseAgent, ConfirmDevice, CreatedDevice, Device, KnownModel, LinkOwner,
    Me, NewAgent, NewDevice, NewOffice, NewPassword, NewPolicy, NewStaffMember, NoticesState, Office,
    OneTimeCode, Policy, Reset, RevokeDevice, SetOfficeZone, SetStaffOffice, SignIn, SignedIn, StaffMember,
    StopSearch, StoppedDocument, StoppedPage, Stuck,
};
use wire::v1::stop_file::{StopFile, StopFilePreview, StopFileTaken, StopFileView};
use wire::v1::training::SetTraining;

const ADMINISTRATOR: &[Role] = &[Role::Administrator];
const MANAGER: &[Role] = &[Role::Manager];
const PLANNERS: &[Role] = &[Role::Administrator, Role::Manager];
const REVIEWERS: &[Role] = &[Role::Administrator, Role::Reviewer];
const REVIEWER: &[Role] = &[Role::Reviewer];
const CBOR: &str = "application/cbor";

/// The table, room by room.
pub fn entries() -> Vec<Entry> {
    let rooms = [
        server(),
        own_account(),
        staff(),
        offices_and_agents(),
        devices(),
        set_aside(),
        reviews(),
        orders(),
        stop_list_and_notices(),
        rounds(),
        appointments(),
        enrolments(),
        own_appointment(),
        for_devices(),
    ];
    rooms.into_iter().flatten().collect()
}

fn server() -> Vec<Entry> {
    vec![
        get("/healthz", "Whether the process lives").gives_bytes(200, "text/plain"),
        get("/readyz", "Whether it can do its work").gives::<Readiness>(200),
        get("/openapi.json", "This description").gives::<Map<String, Value>>(200),
    ]
}

fn own_account() -> Vec<Entry> {
    vec![
        post("/v1/sign-in", "Sign in as a member of staff")
            .takes::<SignIn>()
            .gives::<SignedIn>(200)
            .refuses(&[401, 429]),
        post("/v1/sign-out", "End this session").by(Role::ALL),
        post("/v1/sign-out-everywhere", "End every session of one's own").by(Role::ALL),
        get("/v1/me", "Who is signed in").by(Role::ALL).gives::<Me>(200),
        post("/v1/me/password", "Choose another password")
            .by(Role::ALL)
            .takes::<NewPassword>()
            .refuses(&[429]),
        post("/v1/sign-in/code", "Prove the second factor with six digits")
            .by(Role::ALL)
            .takes::<ProveCode>()
            .gives::<SignedIn>(200)
            .refuses(&[429]),
        post("/v1/sign-in/passkey/start", "Ask what a passkey is proven with")
            .by(Role::ALL)
            .gives::<PasskeyAsked>(200),
        post("/v1/sign-in/passkey", "Prove the second factor with a passkey")
            .by(Role::ALL)
            .takes::<ProvePasskey>()
            .gives::<SignedIn>(200)
            .refuses(&[429]),
        get("/v1/me/factors", "One's own second factors").by(Role::ALL).gives::<Factors>(200),
        post("/v1/me/factors/code/start", "Be given a secret for an app that shows codes")
            .by(Role::ALL)
            .gives::<CodeSecret>(200),
        post("/v1/me/factors/code", "Add an app that shows codes")
            .by(Role::ALL)
            .takes::<AddCode>()
            .gives::<SignedIn>(200)
            .refuses(&[429]),
        post("/v1/me/factors/passkey/start", "Ask what a passkey is made with")
            .by(Role::ALL)
            .gives::<PasskeyAsked>(200),
        post("/v1/me/factors/passkey", "Add a passkey")
            .by(Role::ALL)
            .takes::<AddPasskey>()
            .gives::<SignedIn>(200)
            .refuses(&[429]),
        post("/v1/me/factors/{id}/remove", "Remove a second factor")
            .at::<String>()
            .by(Role::ALL)
            .refuses(&[409]),
        get("/v1/admin/acts", "What staff did, and what waits for a second person")
            .by(ADMINISTRATOR)
            .may_have_query::<u32>("page")
            .gives::<Acts>(200),
        post("/v1/admin/acts/{id}/decide", "Confirm or refuse as the second person, or take back")
            .at::<String>()
            .by(ADMINISTRATOR)
            .takes::<DecideAct>()
            .gives::<Done>(200)
            .refuses(&[409]),
        post("/v1/staff/reset", "Choose a password with a link").takes::<Reset>().refuses(&[410, 429]),
        post("/v1/staff/reset/login", "Whose login a link is for")
            .takes::<AskLinkOwner>()
            .gives::<LinkOwner>(200)
            .refuses(&[410]),
    ]
}

fn staff() -> Vec<Entry> {
    vec![
        get("/v1/admin/staff", "Members of staff").by(ADMINISTRATOR).gives::<Vec<StaffMember>>(200),
        post("/v1/admin/staff", "Add a member of staff")
            .by(ADMINISTRATOR)
            .takes::<NewStaffMember>()
            .asks_two()
            .refuses(&[404]),
        post("/v1/admin/staff/{login}/reset", "Make a link for a new password")
            .at::<String>()
            .by(ADMINISTRATOR)
            .takes::<AskReset>()
            .asks_two(),
        post("/v1/admin/staff/{login}/office", "Set whose rounds a member of staff sees")
            .at::<String>()
            .by(ADMINISTRATOR)
            .takes::<SetStaffOffice>()
            .asks_two(),
        get("/v1/admin/staff/{login}/person", "Who a member of staff is besides")
            .at::<String>()
            .by(ADMINISTRATOR)
            .gives::<StaffPerson>(200),
        put("/v1/admin/staff/{login}/person", "Say who a member of staff is besides")
            .at::<String>()
            .by(ADMINISTRATOR)
            .takes::<SetStaffPerson>()
            .asks_two(),
        post("/v1/admin/staff/{login}/close", "Close an account").at::<String>().by(ADMINISTRATOR),
        get("/v1/admin/policy", "The policy that holds").by(Role::ALL).gives::<Policy>(200),
        post("/v1/admin/policy", "Set another policy").by(ADMINISTRATOR).takes::<NewPolicy>().asks_two(),
        get("/v1/admin/models", "Models of documents that are known")
            .by(Role::ALL)
            .gives::<Vec<KnownModel>>(200),
    ]
}

fn offices_and_agents() -> Vec<Entry> {
    vec![
        get("/v1/admin/offices", "Offices").by(PLANNERS).gives::<Vec<Office>>(200),
        post("/v1/admin/offices", "Add an office")
            .by(ADMINISTRATOR)
            .takes::<NewOffice>()
            .gives::<Office>(201),
        post("/v1/admin/offices/{id}/zone", "Set an office's clock")
            .at::<OfficeId>()
            .by(ADMINISTRATOR)
            .takes::<SetOfficeZone>(),
        get("/v1/admin/agents", "Agents").by(PLANNERS).gives::<Vec<Agent>>(200),
        post("/v1/admin/agents", "Add an agent")
            .by(ADMINISTRATOR)
            .takes::<NewAgent>()
            .asks_two()
            .refuses(&[404]),
        post("/v1/admin/agents/{id}/code", "Give an agent a code for another device")
            .at::<AgentId>()
            .by(ADMINISTRATOR)
            .asks_two(),
        post("/v1/admin/agents/{id}/training", "Confirm or set the day of an agent's training")
            .at::<AgentId>()
            .by(ADMINISTRATOR)
            .takes::<SetTraining>()
            .asks_two(),
        post("/v1/admin/agents/{id}/close", "End an agent's right to work")
            .at::<AgentId>()
            .by(ADMINISTRATOR)
            .takes::<CloseAgent>(),
    ]
}

fn devices() -> Vec<Entry> {
    vec![
        get("/v1/admin/devices", "Devices").by(PLANNERS).gives::<Vec<Device>>(200),
        post("/v1/admin/devices", "Add a device")
            .by(ADMINISTRATOR)
            .takes::<NewDevice>()
            .gives::<CreatedDevice>(201)
            .refuses(&[404]),
        post("/v1/admin/devices/{id}/code", "Give a device another code")
            .at::<DeviceId>()
            .by(ADMINISTRATOR)
            .gives::<OneTimeCode>(201),
        post("/v1/admin/devices/{id}/confirm", "Say that a device shows the same letters")
            .at::<DeviceId>()
            .by(ADMINISTRATOR)
            .takes::<ConfirmDevice>(),
        post("/v1/admin/devices/{id}/revoke", "End a device's right to work")
            .at::<DeviceId>()
            .by(ADMINISTRATOR)
            .takes::<RevokeDevice>(),
    ]
}

fn set_aside() -> Vec<Entry> {
    vec![
        get("/v1/quarantine", "Records that are set aside").by(REVIEWERS).gives::<Vec<SetAside>>(200),
        post("/v1/quarantine", "Decide about a record that is set aside")
            .by(REVIEWERS)
            .takes::<DecideSetAside>()
            .asks_two()
            .refuses(&[404]),
        get("/v1/admin/stuck", "What is stuck for a reason of ours").by(ADMINISTRATOR).gives::<Stuck>(200),
        post("/v1/admin/stuck/again", "Judge again what could not be judged")
            .by(ADMINISTRATOR)
            .refuses(&[404]),
        post("/v1/admin/parcel", "Hand in what a device wrote to a file")
            .by(ADMINISTRATOR)
            .takes::<HandInParcel>()
            .gives::<ParcelTaken>(200),
    ]
}

fn reviews() -> Vec<Entry> {
    vec![
        get("/v1/reviews", "What waits for a reviewer, oldest first")
            .by(REVIEWER)
            .may_have_query::<u32>("page")
            .may_have_query::<String>("hold")
            .gives::<ReviewsPage>(200),
        get("/v1/reviews/{id}", "What holds an enrolment, and the evidence in codes")
            .at::<EnrolmentId>()
            .by(REVIEWER)
            .gives::<Review>(200),
        post("/v1/reviews/{id}", "Lift holds, each by all that raises it, or refuse")
            .at::<EnrolmentId>()
            .by(REVIEWER)
            .takes::<DecideReview>()
            .gives::<ReviewDecided>(201)
            .refuses(&[409]),
    ]
}

fn orders() -> Vec<Entry> {
    vec![
        get("/v1/admin/orders", "Orders, but those on documents")
            .by(ADMINISTRATOR)
            .may_have_query::<u32>("page")
            .gives::<OrdersPage>(200),
        post("/v1/admin/orders", "Give an order")
            .by(ADMINISTRATOR)
            .takes::<NewOrder>()
            .gives::<OrderGiven>(201)
            .refuses(&[404]),
        post("/v1/admin/orders/preview", "What an order would touch")
            .by(ADMINISTRATOR)
            .takes::<NewOrder>()
            .gives::<OrderImpact>(200),
        post("/v1/admin/orders/{id}/lift", "Lift an order").at::<OrderId>().by(ADMINISTRATOR).asks_two(),
        post("/v1/admin/stop-list/preview", "What stopping a document would touch")
            .by(ADMINISTRATOR)
            .takes::<StoppedDocument>()
            .gives::<OrderImpact>(200),
    ]
}

fn stop_list_and_notices() -> Vec<Entry> {
    vec![
        get("/v1/admin/stop-list", "Documents that must not be accepted")
            .by(ADMINISTRATOR)
            .may_have_query::<u32>("page")
            .gives::<StoppedPage>(200),
        post("/v1/admin/stop-list", "Add a document that must not be accepted")
            .by(ADMINISTRATOR)
            .takes::<StoppedDocument>()
            .done(201),
        post("/v1/admin/stop-list/find", "Whether a document is listed")
            .by(ADMINISTRATOR)
            .takes::<StoppedDocument>()
            .gives::<StopSearch>(200),
        post("/v1/admin/stop-list/files/preview", "What stopping the documents of a file would touch")
            .by(ADMINISTRATOR)
            .takes::<StopFile>()
            .gives::<StopFilePreview>(200),
        post("/v1/admin/stop-list/files", "Stop the documents of a file")
            .by(ADMINISTRATOR)
            .takes::<StopFile>()
            .gives::<StopFileTaken>(202),
        get("/v1/admin/stop-list/files", "The newest files, and how far each came")
            .by(ADMINISTRATOR)
            .gives::<Vec<StopFileView>>(200),
        post("/v1/admin/stop-list/files/{id}/lift", "Lift the stops of a file")
            .at::<StopFileId>()
            .by(ADMINISTRATOR)
            .asks_two()
            .refuses(&[409]),
        get("/v1/admin/notices", "Whether messages leave").by(ADMINISTRATOR).gives::<NoticesState>(200),
        post("/v1/admin/notices/resume", "Let messages leave again after a restore")
            .by(ADMINISTRATOR)
            .asks_two(),
    ]
}

fn rounds() -> Vec<Entry> {
    vec![
        get("/v1/rounds", "Rounds of a day")
            .by(MANAGER)
            .with_query::<Day>("day")
            .gives::<Vec<RoundBody>>(200),
        post("/v1/rounds", "Plan a round")
            .by(MANAGER)
            .takes::<NewRound>()
            .gives::<RoundBody>(201)
            .refuses(&[404]),
        get("/v1/rounds/{id}", "A round with its appointments")
            .at::<RoundId>()
            .by(MANAGER)
            .gives::<RoundPage>(200),
        post("/v1/windows/{id}/places", "Set how many visits fit a window")
            .at::<WindowId>()
            .by(MANAGER)
            .takes::<SetPlaces>()
            .gives::<PlacesSet>(200)
            .refuses(&[409]),
        get("/v1/visits/to-book", "Who waits for a visit").by(MANAGER).gives::<Vec<ToBook>>(200),
        get("/v1/visits/not-back", "Visits of which nothing came back")
            .by(MANAGER)
            .gives::<Vec<NotBack>>(200),
    ]
}

fn appointments() -> Vec<Entry> {
    vec![
        post("/v1/appointments", "Book for an applicant")
            .by(MANAGER)
            .takes::<BookFor>()
            .gives::<AppointmentBody>(201)
            .refuses(&[404, 409, 429]),
        post("/v1/appointments/{id}/move", "Move an appointment")
            .at::<AppointmentId>()
            .by(MANAGER)
            .takes::<ChooseWindow>()
            .gives::<AppointmentBody>(201)
            .refuses(&[409, 429]),
        post("/v1/appointments/{id}/cancel", "Cancel an appointment")
            .at::<AppointmentId>()
            .by(MANAGER)
            .takes::<CancelFor>()
            .gives::<AppointmentBody>(200)
            .refuses(&[409]),
        post("/v1/appointments/{id}/missed", "Say that a visit did not take place")
            .at::<AppointmentId>()
            .by(MANAGER)
            .gives::<AppointmentBody>(200)
            .refuses(&[409]),
    ]
}

fn enrolments() -> Vec<Entry> {
    vec![
        get("/v1/paper", "Where a letter goes that asks for the file on paper").gives::<PaperRoute>(200),
        post("/v1/enrolments", "Open an enrolment")
            .takes::<NewEnrolment>()
            .gives::<OpenedEnrolment>(201)
            .refuses(&[429]),
        post("/v1/enrolments/check", "What stands against fields that are being typed")
            .takes::<CheckDeclaration>(),
        post("/v1/enrolments/{id}/code", "Send the code again")
            .by_applicant()
            .gives::<CodeSent>(201)
            .refuses(&[409, 429]),
        post("/v1/enrolments/{id}/confirm", "Confirm the mobile with the code")
            .by_applicant()
            .takes::<Confirmation>()
            .gives::<EnrolmentStatus>(200)
            .refuses(&[409, 429]),
        post("/v1/enrolments/{id}/route", "Choose how to be checked")
            .by_applicant()
            .takes::<RouteChoice>()
            .gives::<EnrolmentStatus>(200)
            .refuses(&[409]),
        get("/v1/enrolments/{id}/status", "Where the enrolment stands")
            .by_applicant()
            .gives::<EnrolmentStatus>(200),
        get("/v1/enrolments/{id}/voucher", "The voucher to be shown")
            .by_applicant()
            .gives::<VoucherView>(200)
            .refuses(&[409]),
        get("/v1/enrolments/{id}/voucher.svg", "The voucher as a picture")
            .by_applicant()
            .gives_bytes(200, "image/svg+xml")
            .refuses(&[409]),
    ]
}

fn own_appointment() -> Vec<Entry> {
    vec![
        get("/v1/enrolments/{id}/windows", "Windows with a free place")
            .by_applicant()
            .gives::<Vec<FreeWindowBody>>(200)
            .refuses(&[409]),
        get("/v1/enrolments/{id}/appointment", "One's own appointment")
            .by_applicant()
            .gives::<AppointmentBody>(200),
        post("/v1/enrolments/{id}/appointment", "Book a visit")
            .by_applicant()
            .takes::<ChooseWindow>()
            .gives::<AppointmentBody>(201)
            .refuses(&[409, 429]),
        post("/v1/enrolments/{id}/appointment/move", "Move the visit")
            .by_applicant()
            .takes::<ChooseWindow>()
            .gives::<AppointmentBody>(201)
            .refuses(&[409, 429]),
        post("/v1/enrolments/{id}/appointment/cancel", "Cancel the visit")
            .by_applicant()
            .gives::<AppointmentBody>(200)
            .refuses(&[409]),
    ]
}

/// What devices ask for signs itself; the signed bytes are said in `statement`.
fn for_devices() -> Vec<Entry> {
    vec![
        post("/v1/devices/enrol", "Register a device with its one-time code")
            .takes::<EnrolDevice>()
            .gives::<DeviceEnrolled>(200)
            .refuses(&[429]),
        post("/v1/devices/challenge", "Sixteen bytes to be signed within a minute")
            .gives::<ChallengeIssued>(200),
        post("/v1/devices/keys", "The deployment's certified keys").gives::<KeysTold>(200),
        post("/v1/devices/ledger", "A signed question: what the ledger was at a size, and is now")
            .takes_bytes(CBOR)
            .gives::<LedgerAnswered>(200)
            .refuses(&[403, 429]),
        post("/v1/devices/ask", "A signed question: a lease, lists, what was declared")
            .takes_bytes(CBOR)
            .gives::<Asked>(200)
            .refuses(&[403, 404, 422, 429]),
        post("/v1/frames", "A signed frame with sealed records")
            .takes_bytes(CBOR)
            .gives_bytes(200, CBOR)
            .refuses(&[403, 422, 429]),
    ]
}
