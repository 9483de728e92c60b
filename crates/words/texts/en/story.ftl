# Where the request stands: the steps, then each state with what follows. No state is a dead end.

story-title = Where my request stands
story-step-opened = Request opened
story-step-confirmed = Phone confirmed
story-step-check = Face-to-face check
story-step-registry = Verification by the registry
story-step-ready = Identity ready
story-step-yours = your turn, before { $deadline }
story-step-same-day = usually the same day

story-drafted = Your phone is still to be confirmed. Enter the code received by SMS.
story-submitted = Your request is received. Choose a post office or a visit at home.
story-awaiting-check = Your voucher is ready. Show it before { $deadline }.
story-check-received = Your check has been received. The registry is verifying it; there is nothing for you to do.
story-under-review = Your check has been received. Verifying it takes longer than usual; there is nothing for you to do.
story-activated = Your digital identity is ready. You can use it from now on.
story-refused = Your request could not be accepted. Ask for a second reading, or open a new request.
story-lapsed = The deadline has passed. Extend your request, or open a new one.
story-withdrawn = Your request is withdrawn. You can open a new one whenever you like.

story-appointment-offered = Time slots are offered to you. Choose the one that suits you.
story-appointment-booked = The mail carrier will come on { $day }, between { $from } and { $to }.
story-appointment-confirmed = The mail carrier will come on { $day }, between { $from } and { $to }. The appointment is confirmed.
story-appointment-under-way = The mail carrier is on the round and will come between { $from } and { $to }.
story-appointment-done = The mail carrier came. What follows reaches you by message.
story-appointment-applicant-absent = The mail carrier came by and found nobody. Choose another time slot, or a post office.
story-appointment-carrier-absent = The mail carrier could not come. You are not at fault: choose the first free time slot.
story-appointment-cancelled = The appointment is cancelled. Choose another time slot, or a post office.
story-appointment-moved = The appointment has moved. The new time slot stands here.

story-not-me = This is not me
story-second-reading = Ask for a second reading
story-home = Have the mail carrier come
story-counter = Go to a post office
