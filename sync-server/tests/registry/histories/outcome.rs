//! What a history came to. What was done on the way is no part of it: acts may differ by pairs that cancel.

use crate::house::{House, hex, last_resolution};
use reconciliation::{Hold, NextStep, Resolution, ResolutionState};
use std::collections::{BTreeMap, BTreeSet};
use terms::EnrolmentId;

#[derive(Debug, PartialEq)]
pub struct Outcome {
    pub enrolments: Vec<Enrolment>,
}

/// What an enrolment came to.
#[derive(Debug, PartialEq)]
pub struct Enrolment {
    state: ResolutionState,
    /// What is shown, by its code.
    shown: i64,
    step: NextStep,
    holds: BTreeSet<Hold>,
    /// What each statement came to, by its envelope.
    reasons: BTreeMap<[u8; 32], String>,
    /// Of one that proves who somebody is.
    identity: Option<Identity>,
}

/// The identity that a provable enrolment led to.
#[derive(Debug, PartialEq)]
struct Identity {
    /// Which enrolments prove it, by their place.
    by: BTreeSet<usize>,
    /// Its state, why, and what its attributes come from.
    stands: (i64, i64, Vec<u8>),
    number: Number,
}

/// The number of an identity, where one enrolment alone ever led to it: of several, the first that was opened gives it, and
/// it keeps that whatever comes. Where it is not known it is as good as any.
#[derive(Debug)]
struct Number(Option<Vec<u8>>);

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_ref().zip(other.0.as_ref()).is_none_or(|(own, other)| own == other)
    }
}

impl Outcome {
    /// How many enrolments have an active identity.
    pub fn active(&self) -> usize {
        let identities = self.enrolments.iter().filter_map(|enrolment| enrolment.identity.as_ref());
        identities.filter(|identity| identity.stands.0 == 1).count()
    }
}

pub async fn of(house: &House, enrolments: &[EnrolmentId]) -> Outcome {
    let mut resolutions = Vec::new();
    for enrolment in enrolments {
        let bytes = last_resolution(&house.state, *enrolment).await;
        resolutions.push(statement::decode::<Resolution>(&bytes).unwrap());
    }
    let mut linked: BTreeMap<Vec<u8>, BTreeSet<usize>> = BTreeMap::new();
    for (at, resolution) in resolutions.iter().enumerate() {
        if resolution.state == ResolutionState::Provable {
            linked.entry(number(house, enrolments[at]).await).or_default().insert(at);
        }
    }
    let mut found = Vec::new();
    for (at, resolution) in resolutions.into_iter().enumerate() {
        let id = hex(&enrolments[at].0);
        let identity = match linked.iter().find(|(_, by)| by.contains(&at)) {
            Some((number, by)) => Some(identity(house, number, by).await),
            None => None,
        };
        let said = |judged: &reconciliation::Judged| format!("{:?} {:?}", judged.verdict, judged.holds);
        found.push(Enrolment {
            state: resolution.state,
            shown: house.ask(&format!("SELECT state FROM enrolments WHERE id = {id}")).await,
            step: resolution.next_step,
            reasons: resolution.reasons.iter().map(|judged| (judged.envelope.0, said(judged))).collect(),
            holds: resolution.holds.into_keys().collect(),
            identity,
        });
    }
    Outcome { enrolments: found }
}

async fn number(house: &House, enrolment: EnrolmentId) -> Vec<u8> {
    house
        .ask(&format!("SELECT identity FROM enrolment_identities WHERE enrolment = {}", hex(&enrolment.0)))
        .await
}

async fn identity(house: &House, number: &[u8], by: &BTreeSet<usize>) -> Identity {
    let of = |column: &str| format!("SELECT {column} FROM identities WHERE id = {}", hex(number));
    let links = format!("SELECT count(*) FROM enrolment_identities WHERE identity = {}", hex(number));
    let is_alone = house.ask::<i64>(&links).await == 1;
    Identity {
        by: by.clone(),
        stands: (
            house.ask(&of("state")).await,
            house.ask(&of("why")).await,
            house.ask(&of("attributes")).await,
        ),
        number: Number(is_alone.then(|| number.to_vec())),
    }
}
