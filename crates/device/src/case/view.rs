//! The case as a window shows it. What is typed blind is hidden until it was typed.

use crate::case::{Case, fields, visible_seal};
use crate::views::{
    CaseStep, CaseView, FeatureView, OutlineView, ParkedView, ProposalView, ReasonView, RectangleView,
    TypedView, ValidityView, read_zone,
};
use documents::Model;
use documents::catalogue::{Part, Side};
use documents::mrz::propose;
use proofing::check::MOST_READINGS;
use proofing::{AbandonReason, Check, FieldsStage, Presented};
use statement::HowRead;

impl Case {
    /// What the window shows of the case; `number` is the one it will be sealed under.
    pub fn view(&self, number: u64) -> CaseView {
        let presented = self.presented();
        let typed = presented.and_then(Presented::typed);
        CaseView {
            number,
            enrolment: self.voucher.enrolment.map(|enrolment| enrolment.to_string()),
            opened: self.draft.opened,
            step: self.step(),
            voucher: match self.voucher.how_read {
                HowRead::Scanned => "scanned",
                HowRead::Typed => "typed",
                HowRead::None => "none",
            },
            initials: self.voucher.initials.clone(),
            birth_year: self.voucher.birth_year.clone(),
            expires: self.voucher.expires,
            warnings: self.voucher.warnings.clone(),
            declared: match (&self.draft.declared, &self.voucher.initials) {
                (Some(_), _) => "whole",
                (None, Some(_)) => "glance",
                (None, None) => "none",
            },
            model: presented.map(|presented| presented.model().key.clone()),
            zone: read_zone(&self.lines_read(), presented, typed.is_none()),
            proposal: self.proposal(),
            document: presented
                .map(|presented| fields::of(presented, &self.voucher, &self.draft))
                .unwrap_or_default(),
            bears_seal: presented.is_some_and(|presented| presented.model().seal),
            has_chip: presented.is_some_and(|presented| presented.model().chip),
            seal: presented.and_then(visible_seal::of),
            asks_for_issue: self.asks_for_issue(),
            original_in_hand: presented.is_some_and(Presented::original_in_hand),
            readings: self.readings,
            readings_left: MOST_READINGS.saturating_sub(self.readings),
            fields_stage: presented.map_or(FieldsStage::Blind, |presented| {
                presented.fields_stage(self.draft.entries.difference())
            }),
            typed: typed.map(|typed| TypedView {
                number_agrees: typed.number_agrees,
                expiry_agrees: typed.expiry_agrees,
                issue_agrees: typed.issue_agrees,
                tries: typed.tries,
            }),
            validity: presented.filter(|_| typed.is_some()).map(|presented| {
                let validity = presented.validity();
                ValidityView {
                    accepted: validity.accepted,
                    until: validity.until,
                    rule: validity.rule.word(),
                }
            }),
            features: presented.map(features).unwrap_or_default(),
            reasons: reasons(),
        }
    }

    /// Lines that a document read in vain may bear.
    fn proposal(&self) -> Option<ProposalView> {
        let Some(Check::Opened(_)) = self.check() else { return None };
        let found = propose(&self.lines_read(), self.day_read()?)?;
        let changes = found.changes.iter().map(|place| (place.line, place.from)).collect();
        Some(ProposalView { lines: found.lines, changes })
    }

    /// True when the day of issue is to be typed from the document.
    pub fn asks_for_issue(&self) -> bool {
        self.presented().is_some_and(Presented::asks_for_issue)
    }

    /// What the list of held cases shows of it.
    pub fn parked_view(&self) -> ParkedView {
        ParkedView {
            draft: self.id.to_string(),
            step: self.step(),
            initials: self.voucher.initials.clone(),
            birth_year: self.voucher.birth_year.clone(),
            opened: self.draft.opened,
        }
    }

    fn step(&self) -> CaseStep {
        match self.check() {
            None | Some(Check::Opened(_)) => CaseStep::Document,
            Some(Check::Presented(presented)) if !presented.fields_are_done() => CaseStep::Fields,
            Some(Check::Presented(_)) => CaseStep::Features,
            Some(Check::Examined(_)) => CaseStep::Face,
            Some(Check::Compared(_)) => CaseStep::Conclusion,
        }
    }

    fn presented(&self) -> Option<&Presented> {
        match self.check()? {
            Check::Opened(_) => None,
            Check::Presented(presented) => Some(presented),
            Check::Examined(examined) => Some(examined.presented()),
            Check::Compared(compared) => Some(compared.presented()),
        }
    }
}

fn reasons() -> Vec<ReasonView> {
    let offered = AbandonReason::OFFERED.into_iter();
    offered.filter_map(|reason| Some(ReasonView { reason, said: reason.said()? })).collect()
}

fn features(presented: &Presented) -> Vec<FeatureView> {
    presented
        .features_to_look_at()
        .into_iter()
        .filter_map(|code| presented.model().feature(code))
        .map(|feature| FeatureView {
            code: feature.code.0,
            key: feature.key.clone(),
            gesture: feature.gesture.word(),
            outline: outline(presented.model(), feature.area.side),
            area: rectangle(feature.area.x, feature.area.y, feature.area.width, feature.area.height),
        })
        .collect()
}

fn outline(model: &Model, side: Side) -> OutlineView {
    let parts = model.drawing.sides.get(&side).map(Vec::as_slice).unwrap_or_default();
    let part = |part: &Part| (part.what.word(), rectangle(part.x, part.y, part.width, part.height));
    OutlineView {
        side: side.word(),
        width: model.drawing.width,
        height: model.drawing.height,
        parts: parts.iter().map(part).collect(),
    }
}

const fn rectangle(x: u16, y: u16, width: u16, height: u16) -> RectangleView {
    RectangleView { x, y, width, height }
}
