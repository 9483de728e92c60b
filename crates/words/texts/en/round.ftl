# The round's window: preparation, list, visit, hand-in.

# Hours and days.
round-hour = { $hour }:00
round-hour-minute = { $hour }:{ $minute }
round-window = { $from } – { $until }
round-limit = { $day } { $hour }
round-stamp = { $day }, { $time }
round-person = { $initials }, born in { $year }

# The bar.
round-offline = Offline
round-offline-since = Offline since { $time }
round-sending = Online, sending
round-received-all = Online, all received
round-back = Back
round-pause = Pause
round-leave = Stop

# The round.
round-title = Round
round-usable = Usable until { $until }
round-unprepared = This device is not prepared. Prepare it before you leave.
round-expired = No longer usable offline since { $until }. Prepare again to begin a check.
round-ended = Your authorisation, or this device’s, has ended. Hand in what is recorded, then call the administration.
round-exhausted = All the checks allowed offline are done. Prepare again to receive more.
round-count = { $total ->
    [one] { $done } visit of { $total }
   *[other] { $done } visits of { $total }
}
round-news = { $added ->
    [0] { $gone ->
        [one] At { $at }, 1 visit was taken out.
       *[other] At { $at }, { $gone } visits were taken out.
    }
    [one] { $gone ->
        [0] At { $at }, 1 visit was added.
        [one] At { $at }, 1 visit was added and 1 taken out.
       *[other] At { $at }, 1 visit was added and { $gone } taken out.
    }
   *[other] { $gone ->
        [0] At { $at }, { $added } visits were added.
        [one] At { $at }, { $added } visits were added and 1 taken out.
       *[other] At { $at }, { $added } visits were added and { $gone } taken out.
    }
}
round-stops = Visits
round-none = No visit in this round.
round-none-more = If a visit is planned, prepare again or call your office.
round-elsewhere = Other things to do
round-next = Next
round-todo = To do
round-late = Window past
round-recorded = Recorded
round-absent = Nobody home, notice left
round-stopped = Stopped
round-received = Received at { $time }
round-received-before = Received
round-set-aside = Set aside
round-erased = Address erased
round-visit = Visit { $number }
round-check = Check
round-open-visit = Open visit { $number }
round-waiting = { $count ->
    [one] 1 recorded here, on its way
   *[other] { $count } recorded here, on their way
}
round-waiting-offline = { $count ->
    [one] 1 recorded here, leaves when the network is back
   *[other] { $count } recorded here, leave when the network is back
}
round-lock = Lock

# What is paused.
round-held = Paused
round-held-one = Paused at { $step }, opened at { $time }
round-held-unnamed = Invitation without initials
round-resume = Resume
round-step-document = “Document”
round-step-fields = “Fields”
round-step-features = “Security features”
round-step-face = “Face”
round-step-conclusion = “End”

# Preparing.
round-prepare = Prepare
round-prepare-again = Prepare again
round-prepare-title = Prepare the round.
round-prepare-lead = The phone receives your visits, the lists of the day and the right to work offline.
round-prepare-needs-network = Preparing needs the network. What is already here stays.
round-prepare-away = The server does not answer. Move closer to a network, then try again.
round-old-kept = The round from before is kept.
round-preparing = Asking…
round-prepare-ask = Ask
round-prepare-ask-more = The server is asked.
round-prepare-verify = Verify
round-prepare-verify-more = Each signature is verified here.
round-prepare-store = Store
round-prepare-store-more = The new round replaces the old one.
round-prepared-title = The round is ready.
round-prepared = { $count ->
    [0] No visit, usable until { $until }
    [one] 1 visit, usable until { $until }
   *[other] { $count } visits, usable until { $until }
}
round-checks-left = Checks allowed
round-lists-of = Lists of
round-see = See the round

# Settings.
round-settings = Settings
round-hand = Hand that holds the phone
round-hand-hint = The buttons move to that side.
round-hand-left = Left hand
round-hand-right = Right hand
round-agent = Session of
round-office = Office
round-sent = Sent since opening
round-answered = Received since opening
round-kilobytes = { $count } kB
round-lock-more = Locking closes the session. Nothing is lost: the PIN opens it at the same place.

# The visit.
round-visit-lead = Ring, then ask for the invitation.
round-scan = Scan the invitation
round-scanning = Scanning…
round-letters = Type the letters
round-without = No invitation
round-nobody = Nobody home
round-opening = Opening…
round-recording = One moment…
round-back-to-list = Back to the round
round-come-after-all = If the person comes after all, begin: the new check is added to the notice.
round-sealed-stays = What is recorded is not edited. The address is erased from here as soon as the registry has received it.
round-letters-title = Type the sixteen letters.
round-letters-lead = They are under the code of the invitation, in groups of four.
round-letters-group = Group { $group }
round-letters-wrong = A letter of group { $group } is not right. Read the group again and correct it.
round-letters-do = Open the check
round-without-title = No invitation to show?
round-without-lead = You can do the check. The registry holds it until the person confirms it from their page.
round-without-more = First ask whether the invitation is on their phone or on paper.
round-without-do = Begin without an invitation
round-without-held = No invitation: the registry will hold this check until the person confirms it.
round-nobody-title = Did nobody open?
round-nobody-lead = Confirm, then leave the notice. Another date will be offered.
round-nobody-do = Confirm
round-nobody-back = No, somebody is there
round-nobody-done = Visit { $number }: nobody home, notice left. Recorded here.

# The check at the door.
round-far = Step { $step } of 5
round-far-element = Step { $step } of 5, item { $element } of { $elements }
round-go-on = Continue
round-change = Change
round-verifying = Verifying…
round-original-title = Ask for the original.
round-original-lead = Take the document in your hand: no copy, no photo, no screen.
round-original-yes = Original in hand
round-original-copy = Copy or screen
round-original-none = No document
round-copy-title = The original is needed.
round-copy-lead = A copy cannot be felt or tilted. Ask for the document itself. Without it, that is noted, and the registry decides.
round-copy-go-on = Continue without the original
round-read-title = Read the document.
round-read-lead = Lay it flat, the side with the lines of chevrons up, then read.
round-read-do = Read the document
round-read-type = Type the lines
round-read-again = Read with the device
round-reading = Reading…
round-readings-left = { $count ->
    [one] One reading is left.
   *[other] { $count } readings are left.
}
round-spent-title = The document could not be read.
round-shape-title = How many lines?
round-shape-lead = Count the lines of letters and chevrons, at the foot of the page or on the back of the card.
round-shape-two = Two lines, passport
round-shape-three = Three lines, card or residence permit
round-lines-title = Type the lines.
round-line = Line { $number }
round-line-count = { $count } characters of { $total }
round-lines-do = Read these lines
round-digit-number = Number
round-digit-birth = Birth
round-digit-expiry = Expiry
round-digit-composite = Whole
round-digit-right = check digit right
round-digit-wrong = check digit wrong
round-digit-absent = check digit not typed yet
round-number-title = Type the end of the number.
round-number-lead = Read the number printed on the document, not the lines of chevrons.
round-number-label = End of the number
round-number-hint = The last three characters
round-number-invalid = The last three characters of the number are needed. Read them on the document.
round-expiry-title = Type the expiry date.
round-expiry-lead = Read the expiry date printed on the document.
round-expiry-label = Expiry date
round-expiry-hint = Day, month, year: 19012031
round-expiry-invalid = This is not a date. Type the day, the month and the year in eight figures: 19012031.
round-differ-title = What you typed and the lines differ.
round-differ-read = The lines say
round-differ-typed = You typed
round-differ-correct = Correct what I typed
round-differ-keep = The document really says so
round-differ-more = Read the document again. All you typed is noted.
round-printed-name = Compare the name.
round-printed-given-names = Compare the given names.
round-printed-birth-date = Compare the date of birth.
round-printed-read = Read in the lines
round-printed-lead = Does the text printed on the document say the same?
round-printed-same = Print: the same
round-printed-other = Print: different
round-declared-same = Declared: { $declared }
round-declared-voucher = The invitation says { $declared }
round-declared-near = Declared: { $declared }, compatible
round-declared-different = The person declared { $declared }. Continue: the registry compares and decides.
round-declared-glance = Only initials and year are at hand. The registry will compare the rest.
round-not-valid = This document does not count today. Ask for another and stop, or continue: the registry decides.
round-gesture-tilt = Tilt.
round-gesture-look-through = Look through.
round-gesture-feel = Feel.
round-gesture-magnify = Look closely.
round-drawing-tilt = The document is tilted back and forth under the light.
round-drawing-look-through = The document is held in front of a lamp.
round-drawing-feel = The thumb passes over the document.
round-drawing-magnify = A magnifier is held over the fine lines.
round-seen = Seen
round-not-seen = Not seen
round-felt = Felt
round-not-felt = Not felt
round-unclear = Impossible to say
round-answered-before = Your answer: { $answer }
round-feature-before = Previous item
round-features-title = Read your answers again.
round-face-title = Compare the face.
round-face-lead = Look at the person, then at the portrait.
round-face-look-hair = Hat and glasses off, if possible
round-face-look-ears = Ears: shape, lobes
round-face-look-eyes = Eyes: distance, lids
round-face-look-nose = Nose: length, base
round-face-look-marks = Scars, moles
round-face-same = Same person
round-face-different = Another person
round-face-doubt = Impossible to say
round-face-said = Your answer
round-face-said-lead = After this, it does not change. It is told to nobody.
round-conclude-title = End the check.
round-conclude-lead = These are facts, not a verdict: the registry decides.
round-conclude-do = Record the check
round-fact-voucher = Invitation
round-voucher-scanned = Scanned
round-voucher-typed = Letters typed
round-voucher-none = None
round-fact-document = Document
round-fact-original = Original
round-original-had = In hand
round-original-not-had = Not in hand
round-fact-typed = Number and date
round-fields-agree = Agree
round-fields-differ = Differ
round-fact-printed = Printed fields
round-printed-agree = The same
round-printed-differ = A difference noted
round-fact-features = Security features
round-features-given = { $count ->
    [one] One answer given
   *[other] { $count } answers given
}
round-fact-face = Face
round-face-given = Answer given
round-note = Note to the registry
round-note-lead = Optional. It leaves closed with the check; nothing is shown here afterwards.
round-note-fraud = To be reviewed: document or person
round-note-duress = To be reviewed: circumstances
round-note-close = Close
round-recorded-title = Recorded.
round-recorded-lead = Give the document back. The person will receive a message; nothing else is to be said.
round-recorded-left = Give the document back. The person will receive a message about what comes next.
round-recorded-online = It is sent to the registry by itself.
round-recorded-offline = It will be sent to the registry by itself, when the network is back.

# Stopping.
round-leave-title = Why stop?
round-leave-lead = The reason is recorded with what was done. To come back later, choose Back, then Pause.
round-leave-reason = Reason
round-leave-unchosen = Choose a reason to stop.
round-leave-do = Stop and record
round-circumstances = Circumstances
round-leave-say = To be said at the door

# End of the round.
round-hand-in = End of the round
round-made = { $done ->
    [0] Nothing done
    [one] 1 done, { $received } received
   *[other] { $done } done, { $received } received
}
round-complete = Nothing is missing. Good evening.
round-incomplete = This is still missing
round-missing-visit = Visit { $number }, { $window }: nothing is recorded.
round-missing-held = { $count ->
    [one] One check is paused. Resume it or stop it.
   *[other] { $count } checks are paused. Resume them or stop them.
}
round-missing-waiting = { $count ->
    [one] 1 recorded here, not received yet. It leaves by itself.
   *[other] { $count } recorded here, not received yet. They leave by themselves.
}
round-missing-offline = { $count ->
    [one] 1 recorded here, waiting for the network. It will leave by itself.
   *[other] { $count } recorded here, waiting for the network. They will leave by themselves.
}
round-missing-aside = { $count ->
    [one] 1 set aside by the registry. See the administration.
   *[other] { $count } set aside by the registry. See the administration.
}
round-absent-count = { $count ->
    [one] 1 visit with nobody home, notice left: another date is offered.
   *[other] { $count } visits with nobody home, notices left: another date is offered.
}
round-records = Records of the day
round-no-records = Nothing is recorded today.
round-head-visit = Visit
round-head-done = Done at
round-head-received = Received at
round-head-receipt = Receipt
round-unnumbered = No number
round-row-absent = nobody
round-row-stopped = stopped
round-row-waiting = Waiting
round-row-aside = Set aside
round-nothing-kept = This phone keeps no case any more.
round-send = Send now
round-hand-over = Put into a file
round-handed-over = { $count ->
    [one] One is written to { $path }.
   *[other] { $count } are written to { $path }.
} Hand this file to the administration. Nothing leaves this device before the registry has answered.
round-ask-registry = Ask the registry
round-sending-now = Sending…

round-seal-away = No camera answers here. Go on without the seal.
