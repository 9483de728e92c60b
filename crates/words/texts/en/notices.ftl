# Messages sent: SMS, then e-mails (subject and body). No name: others may read the mailbox.
# A doubt and a delay are written the same way.

notice-sms-code = Your Vis-à-vis code is { $code }. It works for ten minutes. Give it to nobody.

notice-return-code = Your Vis-à-vis code to return to your request is { $code }. It is valid for ten minutes. Give it to nobody.

notice-email-code-subject = Confirm your address
notice-email-code-body =
    Hello,

    To confirm this address, enter this code on your page: { $code }
    { $link }

    It is valid for one day. If you asked for nothing, there is nothing to do.

notice-invitation-subject = Your invitation is ready
notice-invitation-body =
    Hello,

    Your invitation is ready. Show it on your phone or on paper, with your original identity document:
    { $link }

    To be shown before { $deadline }. If the date passes, nothing is lost: you can extend it.

    This invitation is personal. Give it to nobody but the agent who checks you.
notice-activated-subject = Your digital identity is ready
notice-activated-body =
    Hello,

    Your digital identity is ready. The page of your request:
    { $link }

    If you did not ask for it, say so: it will be suspended at once.
    { $contest }
notice-review-subject = Your request is being verified
notice-review-body =
    Hello,

    Your check has been received. Verifying it takes longer than usual; there is nothing for you to do.

    We will write to you as soon as it is done. Meanwhile you can follow your request:
    { $link }
notice-again-subject = Another check is needed
notice-again-body =
    Hello,

    The check could not be completed. Your request is kept and a new invitation is waiting for you:
    { $link }

    Show it before { $deadline }, with an original identity document that is still valid.
notice-bring-another-subject = Bring another document
notice-bring-another-body =
    Hello,

    The document that was shown will not do: it has expired, or is of a kind that is not accepted. Your request is kept and a new invitation is waiting for you:
    { $link }

    Show it before { $deadline }, with an identity card, a passport or a residence permit that is still valid, the original.
notice-confirm-check-subject = A check was made in your name: was it you?
notice-confirm-check-body =
    Hello,

    On { $day }, an agent looked at a document in your name. Your invitation was not read, or your contact details were changing.

    If it was you, confirm it on your page: the check will count at once.
    { $link }

    If it was not you, say so at once: nothing will be activated.
    { $contest }
notice-refused-subject = The answer to your request
notice-refused-body =
    Hello,

    Your request could not be accepted. What you can do is on your page:
    { $link }

    If you disagree, ask for a second reading at a post office, with the number on this page: a person will answer you. Nothing of this will stand in the way of another request.
notice-suspended-subject = Your digital identity is suspended
notice-suspended-body =
    Hello,

    Your digital identity is suspended while something is looked at. You cannot use it for now.

    We will write to you as soon as this is done. Meanwhile you can follow your request:
    { $link }
notice-expired-subject = Your digital identity is no longer valid
notice-expired-body =
    Hello,

    The time that your check counted for is over: your digital identity is no longer valid.

    Another check renews it. Open a request: it takes five minutes.
    { $link }
notice-ended-subject = Your digital identity is closed
notice-ended-body =
    Hello,

    A decision closed your digital identity. You cannot use it any more.

    What you can do is on your page:
    { $link }
notice-lapsed-subject = Your request has reached its deadline
notice-lapsed-body =
    Hello,

    The deadline of your request has passed. A check made before that date will still count.

    To go on, extend your request within thirty days, or open a new one:
    { $link }
notice-begin-again-subject = Your request has ended
notice-begin-again-body =
    Hello,

    The deadline of your request has passed and it cannot be extended any more. A check made before that date will still count.

    To go on, open a new request: it takes five minutes.
    { $link }
notice-declare-again-subject = Your date of birth has to be declared again
notice-declare-again-body =
    Hello,

    The date of birth you declared and the one on your document are not equally complete.

    Withdraw this request on your page, then open another one with the date exactly as the document bears it. Another check will follow.
    { $link }
notice-withdrawn-subject = Your request is withdrawn
notice-withdrawn-body =
    Hello,

    Your request is withdrawn, as you wished. You can open a new one whenever you like:
    { $link }

    If you did not withdraw it, say so on this page.

notice-appointment-booked-subject = Your appointment is booked
notice-appointment-booked-body =
    Hello,

    The mail carrier will come to your home on { $day }, between { $from } and { $to }.

    Have your invitation and your original identity document ready. To move or cancel the appointment:
    { $link }
notice-appointment-moved-subject = Your appointment has moved
notice-appointment-moved-body =
    Hello,

    Your appointment has moved. The mail carrier will come to your home on { $day }, between { $from } and { $to }.

    If this time slot does not suit you, choose another one:
    { $link }
notice-appointment-cancelled-subject = Your appointment is cancelled
notice-appointment-cancelled-body =
    Hello,

    The appointment of { $day }, between { $from } and { $to }, is cancelled. Your request is kept.

    Choose another time slot, or come to a post office:
    { $link }
notice-appointment-alternatives-subject = Your appointment: choose another time slot
notice-appointment-alternatives-body =
    Hello,

    The mail carrier will have less time than planned on { $day }, between { $from } and { $to }. Your appointment still stands, but the visit could be late.

    Other time slots are offered to you:
    { $link }
notice-appointment-absent-subject = The mail carrier came by
notice-appointment-absent-body =
    Hello,

    The mail carrier came by on { $day } and found nobody. Your request and your invitation are kept.

    Choose another time slot, or come to a post office:
    { $link }
notice-appointment-carrier-absent-subject = The mail carrier could not come
notice-appointment-carrier-absent-body =
    Hello,

    The mail carrier could not come on { $day }, between { $from } and { $to }. You are not at fault, and this appointment does not count as an attempt.

    The first free time slot is offered to you:
    { $link }

notice-checked-subject = A document in your name was shown
notice-checked-body =
    Hello,

    On { $day }, a person showed an identity document in your name to obtain a digital identity.

    If it was you, there is nothing to do.

    If it was not you, say so at once: nothing will be activated, or the identity will be suspended immediately.
    { $contest }

notice-document-shown-subject = Your document was shown for another request
notice-document-shown-body =
    Hello,

    On { $day }, the identity document of your request was shown for another request. Yours stays as it is; the other one is stopped until somebody has looked at it.

    If it was you, there is nothing to do.

    If it was not you, check that you still have this document. If it is lost or stolen, report it without delay. Your request:
    { $link }

notice-person-shown-subject = A check was made in your name for another request
notice-person-shown-body =
    Hello,

    On { $day }, a document with your names and your date of birth was shown for another request for a digital identity.

    If it was you, there is nothing to do: a renewal does not change what you already have.

    If it was not you, say so at once: your identity will be suspended immediately, and somebody will look at both requests.
    { $contest }

# The same by SMS, while no e-mail address is confirmed: a sentence, no name.
notice-invitation-sms = Vis-à-vis: your invitation is ready. Show it before { $deadline }, with your identity document. { $link }
notice-activated-sms = Vis-à-vis: your digital identity is ready. Not requested by you? Say so: { $contest }
notice-review-sms = Vis-à-vis: your check has been received; verifying it takes longer than usual. There is nothing for you to do. { $link }
notice-again-sms = Vis-à-vis: another check is needed before { $deadline }. A new invitation is waiting for you. { $link }
notice-bring-another-sms = Vis-à-vis: bring another document before { $deadline }. A new invitation is waiting for you. { $link }
notice-confirm-check-sms = Vis-à-vis: a check was made in your name on { $day }. It was you: { $link } It was not you: { $contest }
notice-refused-sms = Vis-à-vis: the answer to your request, and what you can do, are on your page. { $link }
notice-suspended-sms = Vis-à-vis: your digital identity is suspended while something is looked at. We will write to you when that is done. { $link }
notice-expired-sms = Vis-à-vis: your digital identity is no longer valid. Another check renews it. { $link }
notice-ended-sms = Vis-à-vis: a decision closed your digital identity. What you can do is on your page. { $link }
notice-lapsed-sms = Vis-à-vis: the deadline of your request has passed. Extend it within thirty days. { $link }
notice-begin-again-sms = Vis-à-vis: your request has ended, its deadline has passed. You can open a new one. { $link }
notice-declare-again-sms = Vis-à-vis: your date of birth has to be declared again, as your document bears it. How to: { $link }
notice-withdrawn-sms = Vis-à-vis: your request is withdrawn. Not by you? Say so: { $contest }
notice-appointment-booked-sms = Vis-à-vis: the mail carrier will come on { $day }, between { $from } and { $to }. To change it: { $link }
notice-appointment-moved-sms = Vis-à-vis: appointment moved. The mail carrier will come on { $day }, between { $from } and { $to }. To change it: { $link }
notice-appointment-cancelled-sms = Vis-à-vis: the appointment of { $day }, between { $from } and { $to }, is cancelled. Choose another time slot. { $link }
notice-appointment-alternatives-sms = Vis-à-vis: the mail carrier could be late on { $day }, between { $from } and { $to }. To choose another time slot: { $link }
notice-appointment-absent-sms = Vis-à-vis: the mail carrier came by on { $day } and found nobody. Choose another time slot. { $link }
notice-appointment-carrier-absent-sms = Vis-à-vis: the mail carrier could not come on { $day }. You are not at fault. Choose another time slot. { $link }
notice-checked-sms = Vis-à-vis: a document in your name was shown on { $day }. It was not you? Say so at once: { $contest }
notice-document-shown-sms = Vis-à-vis: your document was shown on { $day } for another request. It was not you? If it is lost or stolen, report it. { $link }
notice-person-shown-sms = Vis-à-vis: a document with your names was shown on { $day } for another request. It was not you? Say so at once: { $contest }

notice-contact-changing-subject = Your contact details are about to change
notice-contact-changing-body =
    Hello,

    New contact details (mobile or e-mail address) were confirmed for your request. They take effect on { $deadline }.

    If it is you, there is nothing to do. To undo this change:
    { $link }

    If it is not you, say so at once: the change is undone and nothing will be activated.
    { $contest }
notice-contact-code-subject = The code to change your contact details
notice-contact-code-body =
    Hello,

    To change your contact details, enter this code on your page: { $code }
    { $link }

    It works for ten minutes. Give it to nobody. If you asked for nothing, say so:
    { $contest }
notice-contact-changed-subject = Your contact details have changed
notice-contact-changed-body =
    Hello,

    The change of your contact details has taken effect. Your request:
    { $link }

    If it was not you, say so at once: nothing will be activated, or the identity will be suspended immediately.
    { $contest }
notice-contact-kept-subject = Your contact details stay as they were
notice-contact-kept-body =
    Hello,

    The change of your contact details is undone: they stay as they were. Your request:
    { $link }

    If it was not you who undid it, say so:
    { $contest }

notice-contact-changing-sms = Vis-à-vis: new contact details take effect on { $deadline }. It is not you? Say so at once: { $contest }
notice-contact-code-sms = Your Vis-à-vis code to change your contact details is { $code }. It works for ten minutes. Give it to nobody.
notice-contact-changed-sms = Vis-à-vis: your contact details have changed. It was not you? Say so at once: { $contest }
notice-contact-kept-sms = Vis-à-vis: the change of your contact details is undone. { $link }
