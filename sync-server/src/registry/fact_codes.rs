//! Facts in closed codes, for a reviewer: what was done by whom, when, and what it came to. No name, no date of birth, no
//! number of a document leaves through here. It must not know who reads.

use reconciliation::{CoSignature, Fact, LeaseSeen, OpenedStatement, Subject, Touched};
use statement::{Body, DocumentSeen, RecordId};
use std::fmt::Display;
use terms::{AgentId, Timestamp};
use wire::v1::review::ReviewCode;

/// What a fact says, one code after the other.
#[derive(Default)]
struct Says(Vec<ReviewCode>);

impl Says {
    fn say(mut self, what: &str, code: impl Display) -> Self {
        self.0.push(ReviewCode { what: what.to_owned(), code: code.to_string() });
        self
    }
    fn may_say(self, what: &str, code: Option<impl Display>) -> Self {
        match code {
            Some(code) => self.say(what, code),
            None => self,
        }
    }
    fn at(self, what: &str, at: Timestamp) -> Self {
        self.say(what, at.0)
    }
    fn until(self, until: Option<Timestamp>) -> Self {
        self.may_say("until", until.map(|at| at.0))
    }
    fn place(self, RecordId { chain, sequence }: RecordId) -> Self {
        self.say("chain", chain).say("sequence", sequence)
    }
}

/// The word of a fact and what it says; none of a decision, which is told apart.
pub(super) fn codes_of(fact: &Fact) -> Option<(&'static str, Vec<ReviewCode>)> {
    let says = Says::default();
    let (word, says) = match fact {
        Fact::Declared(declared) => ("declared", says.at("deadline", declared.deadline)),
        Fact::Stated(statement) => ("stated", stated(statement)),
        Fact::Standing(span) => {
            ("standing", subject(says, span.subject).at("from", span.from).until(span.until))
        }
        Fact::Status(status) => {
            let says = says.place(status.place).say("answer", status.answer.word());
            ("status", says.say("source", status.source))
        }
        Fact::SameDocument { other, .. } => ("same-document", says.say("other", other)),
        Fact::Matched { other, kind, is_later, .. } => {
            ("matched", says.say("other", other).say("kind", kind.word()).say("is-later", is_later))
        }
        Fact::MatchEnded { other, .. } => ("match-ended", says.say("other", other)),
        Fact::Confirmed { place, .. } => ("confirmed", says.place(*place)),
        Fact::Withdrawn { .. } => ("withdrawn", says),
        Fact::Contested { until, .. } => ("contested", says.until(*until)),
        Fact::Order(order) => {
            let says = touched(says.say("order", order.id), order.touched).say("effect", order.effect.word());
            let says = says.may_say("from", order.from.map(|at| at.0)).until(order.until);
            ("order", says.say("is-lifted", order.is_lifted))
        }
        Fact::ContactChanged { since, until, .. } => {
            ("contact-changed", says.at("since", *since).until(Some(*until)))
        }
        Fact::FirstReceived { place, .. } => ("first-received", says.place(*place)),
        Fact::Decision(_) => return None,
    };
    Some((word, says.0))
}

fn subject(says: Says, subject: Subject) -> Says {
    match subject {
        Subject::Agent(id) => says.say("agent", id),
        Subject::Device(id) => says.say("device", id),
        Subject::Office(id) => says.say("office", id),
        Subject::Training(id) => says.say("training", id),
    }
}

fn touched(says: Says, touched: Touched) -> Says {
    match touched {
        Touched::Agent(id) => says.say("agent", id),
        Touched::Device(id) => says.say("device", id),
        Touched::Office(id) => says.say("office", id),
        Touched::Document(place) => says.place(place),
        Touched::Enrolment => says,
    }
}

fn stated(statement: &OpenedStatement) -> Says {
    let measured = statement.measured();
    let says = Says::default().say("kind", statement.header.stated.kind.word()).place(statement.place);
    let says = says.at("made-earliest", measured.earliest).at("made-latest", measured.latest);
    let says = match statement.lease {
        None => says,
        Some(LeaseSeen { agent, device, office, covers, .. }) => says
            .say("agent", agent)
            .say("device", device)
            .may_say("office", office)
            .say("lease-covers", covers),
    };
    let says = says.may_say("second-signed", statement.second).say("co-signature", co_signature(statement));
    match &statement.body {
        None => says,
        Some(body) => answered(says, body),
    }
}

const fn co_signature(statement: &OpenedStatement) -> &'static str {
    match statement.co_signature {
        CoSignature::Right { .. } => "right",
        CoSignature::Wrong => "wrong",
        CoSignature::Absent => "absent",
        CoSignature::VoucherUnknown => "voucher-unknown",
    }
}

/// What the agent answered and how it ended. A discreet flag stands here for the reviewer alone.
fn answered(says: Says, body: &Body) -> Says {
    let mut says = match &body.document {
        None => says,
        Some(document) => shown(says, document),
    };
    if let Some(typed) = &body.typed {
        says = says.say("typed-number-agrees", typed.number_agrees);
        says = says.say("typed-expiry-agrees", typed.expiry_agrees).say("typed-tries", typed.tries);
    }
    for seen in &body.features {
        says = says.say("feature", format_args!("{} {}", seen.feature, seen.answer.word()));
    }
    says = says.may_say("comparison", body.comparison.map(proofing::ComparisonAnswer::word));
    says = says.may_say("outcome", body.outcome.map(proofing::Outcome::word));
    says = says.may_say("left-for", body.reason.map(proofing::AbandonReason::word));
    let second: Option<(AgentId, u8)> = body.second_person;
    says = says.may_say("second-named", second.map(|(agent, _)| agent));
    let (fraud, duress) = body.flags;
    let flags = [("fraud", fraud), ("duress", duress)].into_iter().filter(|(_, is_raised)| *is_raised);
    flags.fold(says, |says, (flag, _)| says.say("discreet-flag", flag))
}

fn shown(says: Says, document: &DocumentSeen) -> Says {
    let says = says.say("document-kind", document.kind.code()).say("model", document.model.0);
    let says = says.say("digits-right", document.digits_right).say("readings", document.readings);
    let says = says.say("original-in-hand", document.original_in_hand);
    document.findings.0.iter().fold(says, |says, finding| says.say("finding", finding))
}
