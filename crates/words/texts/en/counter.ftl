# The counter’s window: waiting for an invitation, the day’s list, steps, keys.

counter-lock = Lock
counter-close = Close
counter-enter = Enter
counter-escape = Esc
counter-side = The public’s side
counter-help = Help

counter-ready = Show the invitation to the scanner.
counter-ready-lead = On paper or on a phone, the case opens by itself.
counter-code = Code by hand
counter-code-hint = Sixteen letters, in groups of four
counter-code-group = Group { $number } of four
counter-code-open = Open the case
counter-opening = Opening…
counter-code-short = { $count ->
    [one] One letter is missing. Look at the code again and complete it.
   *[other] { $count } letters are missing. Look at the code again and complete it.
}
counter-scan-later = A check is open. Finish it, or put it on hold (F4), then show the invitation.

counter-today = Today
counter-today-caption = Checks sealed today at this desk
counter-count = { $count ->
    [one] 1 check: { $states }
   *[other] { $count } checks: { $states }
}
counter-unreadable = A sealed check can no longer be read here, not even by you.
counter-empty = No check yet today.
counter-empty-lead = Each check that is concluded leaves a number, a time and a receipt here.
counter-col-time = Concluded at
counter-col-number = Check no.
counter-col-state = State
counter-col-receipt = Receipt no.
# Green: the registry’s receipt is held. “sent” says whether it is leaving now or waits for the network.
counter-row-check-received = Received at { $time }
counter-row-left-received = Abandoned, received at { $time }
counter-row-other-received = Put into service, received at { $time }
counter-row-check-recorded = { $sent ->
    [later] Recorded, leaves when the network is back
   *[now] Recorded, being sent
}
counter-row-left-recorded = { $sent ->
    [later] Abandoned, leaves when the network is back
   *[now] Abandoned, being sent
}
counter-row-other-recorded = { $sent ->
    [later] Put into service, leaves when the network is back
   *[now] Put into service, being sent
}
counter-row-aside = Set aside by the registry – see the administration

counter-held = On hold
counter-held-unknown = Typed code, no initials
counter-held-step = Step { $step }
counter-held-kept = Kept at this desk, for you.
counter-minutes = { $count } min
counter-resume = Resume

counter-post = This desk
counter-post-ready = Ready to work offline until { $day }, { $time }.
counter-post-checks = { $count ->
    [one] One more check allowed
   *[other] { $count } more checks allowed
}
counter-post-lists = The registry’s lists: { $day }, { $time }
counter-post-no-lists = The registry’s lists: not received yet
counter-post-not-ready = Not ready
counter-post-not-ready-lead = Without a permission that holds, no case opens. Prepare this desk: it needs the network for a moment.
counter-prepare = Prepare this desk
counter-prepare-again = Prepare again
counter-prepare-away = The server does not answer. Try again when the network is back.
counter-preparing = Preparing…

counter-day = End of day
counter-day-of = { $day }, at { $time }
counter-day-caption = The day’s checks, by end and by state
counter-day-kind = End
counter-day-check = Concluded
counter-day-left = Abandoned
counter-day-other = Put into service
counter-day-received = Received
counter-day-recorded = Recorded here
counter-day-aside = Set aside
counter-day-all-sent = Nothing waits to be sent.
counter-day-unsent = { $count ->
    [one] One still waits: no. { $numbers }. It is kept here and leaves with the network.
   *[other] { $count } still wait: no. { $numbers }. They are kept here and leave with the network.
}
counter-hand-over = Put into a file
counter-handed-over = { $count ->
    [one] One is written to { $path }.
   *[other] { $count } are written to { $path }.
} Have this file carried to the administration, on a memory stick. Nothing leaves this device before the registry has answered.
counter-bring = File of another device
counter-bring-lead = A device without a network put what it had to send into a file: this one hands it in for it, and cannot read it.
counter-bring-do = Choose and hand in…
counter-brought = { $kept ->
    [0] Nothing of this file was received.
    [one] The registry has received the one record of this file.
   *[other] The registry has received the { $kept } records of this file.
}
counter-brought-evidence = { $count ->
    [one] One contradicts what the registry holds: the administration will look at it.
   *[other] { $count } contradict what the registry holds: the administration will look at them.
}
counter-brought-refused = { $count ->
    [one] One part is damaged, or of no device from here: it is refused.
   *[other] { $count } parts are damaged, or of no device from here: they are refused.
}
counter-day-held = { $count ->
    [one] One check is still on hold. Finish it or leave it.
   *[other] { $count } checks are still on hold. Finish or leave them.
}
counter-send = Send now
counter-sending = Sending…
counter-print = Print

counter-number = Check no. { $number }, at the counter
counter-this-check = This check
counter-who-unknown = Typed code
counter-voucher-until = Invitation until { $day }
counter-steps = Steps of the check
counter-step-voucher = Invitation
counter-step-document = Document
counter-step-fields = Document
counter-step-features = Security features
counter-step-face = Face
counter-step-conclusion = Conclude
counter-told-scanned = Read at { $time }
counter-told-typed = Code typed at { $time }
counter-told-none = None, at { $time }
counter-told-todo = To do
counter-told-now = Now
counter-told-done = Done
counter-told-noted = Done, difference noted
counter-told-to-read = To be read
counter-told-blind = To be typed
counter-told-differs = 1 difference to settle
counter-told-confirm = Print to be confirmed

counter-leave = Leave
counter-hold = Put on hold
counter-not-yet = There are steps left before concluding.
counter-conclude = Conclude
counter-next = Next step

counter-document-lead = Take it in your hand, then lay it on the reader.
counter-original-hint = Not a photograph or a copy (key O)
counter-original-told = Original in hand
counter-lay-take = Take the document and look at both sides.
counter-lay-look = Say that it is the original, in your hand.
counter-lay-place = Lay the machine-readable zone on the glass, then read.
counter-reader-drawing = The document on the reader, its machine-readable zone on the glass.
counter-read = Read the document
counter-take-lines = Take these lines
counter-by-hand = Type the lines
counter-by-reader = Back to the reader
counter-compare = Compare
counter-compare-caption = What the document says, field by field
counter-you-typed = You typed { $typed }.
counter-letters-go-on = Letters answer and move on; after the last answer the next step opens.
counter-face-missing = Answer first: 1, 2 or 3.
counter-face-drawing = A person and their portrait: eyes, nose and ears are compared one by one.
counter-conclusion-lead = Read again what you state. These are facts, not a verdict.
counter-conclusion-after = Once signed, this check is sealed. The registry decides; the person gets a message.
counter-recorded-sent = { $sent ->
    [later] Leaves when the network is back
   *[now] Being sent
}
counter-next-person = Next person

counter-say = To say
counter-say-document = “Hello. Your identity document, please, the original.”
counter-say-fields = “I am comparing your document with what the machine reads.”
counter-say-features = “I am looking at the document under the lamp, you will have it back at once.”
counter-say-face = “Could you look at me for a moment, without glasses if possible?”
counter-say-conclusion = “I have finished looking. I am recording the check.”
counter-notice = Notice
counter-notice-given = It comes with the invitation.
counter-notice-copy = Give a copy to whoever asks for one.

counter-help-title = Keys and help
counter-keys-help = This help (also with “?”)
counter-keys-scan = Go to the code by hand
counter-keys-hold = Put on hold, or resume
counter-keys-seal = Read the visible seal
counter-keys-next = Next step
counter-keys-conclude = Conclude and sign, at the last step
counter-keys-sign = Conclude and sign
counter-keys-lock = Lock; nothing is lost
counter-keys-back = Leave the check, close a dialog
counter-keys-original = Original in hand
counter-keys-printed = Print: identical, different
counter-keys-features = Seen, felt, not seen, cannot say
counter-keys-face = Face: the three answers
counter-help-when = When something is missing
counter-help-scanner = The invitation cannot be read: type its sixteen letters, written under the code.
counter-help-reader = The document reader does not answer: type the lines of the zone.
counter-help-network = The network is away: go on. All is kept here and leaves when it is back.
counter-help-cut = The window closes or locks: open your session again, everything is where it was.
