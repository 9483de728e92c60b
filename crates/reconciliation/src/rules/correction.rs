//! What an agent says later about a check (design section 5, *Who asks*): it only takes away. A correction turns the check
//! into a held one and adds what its own content says; it makes nothing good, and what stands in it passes nobody. So no
//! co-signature is asked of it, its place and order among others do not matter, and alone it is nothing.

use super::{content, standing};
use crate::bounds::Bounds;
use crate::case::{Case, Seen};
use crate::hold::Hold;
use crate::judgement::{Force, Judgement, Raised};

/// What a correction takes away from its check. One sealed by an agent or on a device that surely had lost its standing
/// takes nothing: a thief of a device does not hold what was done on it before.
pub(crate) fn judge(
    check: &Seen<'_>,
    correction: &Seen<'_>,
    case: &Case<'_>,
    bounds: &Bounds<'_>,
) -> Vec<Raised> {
    if standing::was_out(correction, case) {
        return Vec::new();
    }
    let mut judgement = Judgement::default();
    judgement.hold(Hold::Corrected, [correction.name()]);
    // Said of the check, so by the day of the check.
    let of_the_check = Seen { measured: check.measured, ..*correction };
    content::judge(&of_the_check, case, bounds, &mut judgement);
    let named = judgement.raised.into_iter().map(|mut raised| {
        raised.force = Force::Holds;
        raised.causes.insert(check.name());
        raised
    });
    named.collect()
}
