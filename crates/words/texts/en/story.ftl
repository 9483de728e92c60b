# Where the application stands: the steps, then each state with what follows. No state is a dead end.

story-title = Where my application stands
story-step-opened = Application opened
story-step-confirmed = Phone confirmed
story-step-check = Face-to-face check
story-step-registry = Verification by the registry
story-step-ready = Identity ready
story-step-yours = your turn, before { $deadline }
story-step-visit = visit booked, on { $day }
story-step-same-day = usually the same day


story-appointment-done = The mail carrier came. What follows reaches you by message.
story-appointment-applicant-absent = The mail carrier came by and found nobody. Choose another window, or a post office.
story-appointment-carrier-absent = The mail carrier could not come. You are not at fault: choose the first free window.
story-appointment-cancelled = The appointment is cancelled. Choose another window, or a post office.

story-not-me = This is not me
story-home = Have the mail carrier come
story-counter = Go to a post office
