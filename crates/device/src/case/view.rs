//! The case as a window shows it.

use crate::case::Case;
use crate::snapshot::{CaseStep, CaseView, FeatureView, FieldView};
use documents::Reading;
use proofing::Check;
use terms::Personal;

impl Case {
    /// What the window shows of the case.
    pub fn view(&self) -> CaseView {
        let (step, reading) = match self.check() {
            None | Some(Check::Opened(_)) => (CaseStep::Document, None),
            Some(Check::Presented(presented)) if presented.typed().is_none() => {
                (CaseStep::Fields, Some(presented.reading()))
            }
            Some(Check::Presented(presented)) => (CaseStep::Features, Some(presented.reading())),
            Some(Check::Examined(examined)) => (CaseStep::Face, Some(examined.reading())),
            Some(Check::Compared(compared)) => (CaseStep::Conclusion, Some(compared.reading())),
        };
        CaseView {
            step,
            initials: self.voucher.initials.clone(),
            birth_year: self.voucher.birth_year.clone(),
            warnings: self.voucher.warnings.clone(),
            document: reading.map(fields).unwrap_or_default(),
            readings: self.readings,
            features: self.features(),
        }
    }

    fn features(&self) -> Vec<FeatureView> {
        let Some(Check::Presented(presented)) = self.check() else { return Vec::new() };
        presented
            .features_to_look_at()
            .iter()
            .filter_map(|code| presented.model().feature(*code))
            .map(|feature| FeatureView { code: feature.code.0, key: feature.key.to_owned() })
            .collect()
    }
}

fn fields(reading: &Reading) -> Vec<FieldView> {
    let digit = Some(reading.digits_right());
    let field = |name: &str, value: Personal<String>, protected| FieldView {
        name: name.to_owned(),
        value,
        protected,
    };
    let mut fields = vec![
        field("name", reading.primary.clone(), None),
        field("given-names", reading.secondary.clone(), None),
        field("nationality", reading.nationality.clone(), None),
        field("issuer", reading.issuer.clone().into(), None),
    ];
    if let Some(birth) = &reading.birth {
        fields.push(field("birth-date", birth.reveal().to_string().into(), digit));
    }
    // The two fields typed blind are not shown before they are typed: number and expiry stay out.
    fields
}
