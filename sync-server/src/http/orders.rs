//! Requests about orders. It must not decide anything.

use super::acts::ask;
use super::paged::OnPage;
use super::session::{Administrator, Staff};
use crate::State;
use crate::administration::Asked;
use crate::model::{EnrolmentState, Impact, OrderRow};
use crate::refusal::Refusal;
use crate::registry;
use axum::extract::{self, Path, Query};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use statement::OrderedOn;
use terms::{OrderId, Role};
use wire::v1::administration::{Act, Done};
use wire::v1::orders::{InState, NewOrder, OrderGiven, OrderImpact, OrderSubject, OrderView, OrdersPage};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/admin/orders", get(list).post(give))
        .route("/v1/admin/orders/preview", post(preview))
        .route("/v1/admin/orders/{id}/lift", post(lift))
}

async fn list(
    extract::State(state): extract::State<State>,
    Administrator(_): Administrator,
    Query(on): Query<OnPage>,
) -> Result<Json<OrdersPage>, Refusal> {
    let (entries, count, pages) = registry::orders(&state, on.page).await?;
    Ok(Json(OrdersPage { entries: entries.into_iter().filter_map(view).collect(), count, pages }))
}

async fn give(
    extract::State(state): extract::State<State>,
    Administrator(staff): Administrator,
    Json(body): Json<NewOrder>,
) -> Result<(StatusCode, Json<OrderGiven>), Refusal> {
    let NewOrder { on, effect, from, until, reason } = body;
    let (new, act) = (asked(&body), move |order| Act::GiveOrder { order, on, effect, from, until, reason });
    let id = registry::give_order_alone(&state, staff.word(&state), new, act).await?;
    Ok((StatusCode::CREATED, Json(OrderGiven { id })))
}

async fn preview(
    extract::State(state): extract::State<State>,
    Administrator(_): Administrator,
    Json(body): Json<NewOrder>,
) -> Result<Json<OrderImpact>, Refusal> {
    Ok(Json(impact(&registry::impact_of(&state, asked(&body)).await?)))
}

/// Lifting an order gives something back: two people are asked.
async fn lift(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<OrderId>,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    staff.require(Role::Administrator)?;
    ask(&state, &staff, Asked::LiftOrder(id)).await
}

/// The body of what an order touches.
pub(super) fn impact(found: &Impact) -> OrderImpact {
    let word = |code| EnrolmentState::from_code(code).map_or("unknown", EnrolmentState::word).to_owned();
    let enrolments =
        found.enrolments.iter().map(|(code, count)| InState { state: word(*code), count: *count });
    OrderImpact { enrolments: enrolments.collect(), active: found.active }
}

fn asked(body: &NewOrder) -> registry::NewOrder {
    let on = match body.on {
        OrderSubject::Agent { id } => OrderedOn::Agent(id),
        OrderSubject::Device { id } => OrderedOn::Device(id),
        OrderSubject::Office { id } => OrderedOn::Office(id),
        OrderSubject::Enrolment { id } => OrderedOn::Enrolment(id),
        OrderSubject::Identity { id } => OrderedOn::Identity(id),
    };
    let NewOrder { effect, from, until, reason, .. } = *body;
    registry::NewOrder { on, effect, from, until, reason }
}

/// The body of an order; none of one on a document, which the stop list shows.
fn view(order: OrderRow) -> Option<OrderView> {
    let on = match order.given.on {
        OrderedOn::Agent(id) => OrderSubject::Agent { id },
        OrderedOn::Device(id) => OrderSubject::Device { id },
        OrderedOn::Office(id) => OrderSubject::Office { id },
        OrderedOn::Enrolment(id) => OrderSubject::Enrolment { id },
        OrderedOn::Identity(id) => OrderSubject::Identity { id },
        OrderedOn::Document(_) => return None,
    };
    let (lifted_by, lifted_at) = order.lifted.unzip();
    Some(OrderView {
        id: order.given.id,
        on,
        effect: order.given.effect,
        from: order.given.from,
        until: order.given.until,
        reason: order.given.reason,
        by: order.given.by.into_inner(),
        at: order.at,
        lifted_by,
        lifted_at,
        is_carried: order.carried_at.is_some(),
        touched: order.touched,
    })
}
