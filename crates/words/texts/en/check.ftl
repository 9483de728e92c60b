# The steps of a check, in both agents’ windows: document, features, face, end.

check-declared-glance = Here the invitation gives only initials and year. The registry will compare the rest.
check-declared-none = Nothing of the declaration can be read here. The registry will compare it all.

check-original = I have the original in hand
check-original-first = Say first that the original is in your hand. If it is not, leave this check.
check-readings-left = { $count ->
    [0] No reading is left.
    [one] One reading is left.
   *[other] { $count } readings are left.
}
check-lines-passport = Passport
check-lines-card = Card or residence permit
check-lines-kind = What you type
check-line = Line { $number }: { $typed } characters of { $length }

check-zone = Machine-readable zone
check-zone-digits = { $count ->
    [one] one check digit right
   *[other] { $count } check digits right
}
check-zone-wrong = { $count ->
    [one] one check digit wrong
   *[other] { $count } check digits wrong
}
check-zone-document-code = Type
check-zone-issuer = State
check-zone-name = Names
check-zone-number = Number
check-zone-nationality = Nationality
check-zone-birth = Birth
check-zone-sex = Sex
check-zone-expiry = Expiry
check-zone-given-names = Given names
check-zone-composite = Whole

check-field-name = Name
check-field-given-names = Given names
check-field-birth-date = Birth
check-field-sex = Sex
check-field-nationality = Nationality
check-field-number = Number
check-field-issued = Issued on
check-field-expiry = Expires on

check-head-field = Field
check-head-read = Read in the zone
check-head-printed = Printed
check-head-declared = Declared
check-head-finding = Finding
check-hidden = Once you have typed
check-nothing = –

check-relation-equal = Identical
check-relation-equal-after-alternatives = Identical, other spelling
check-relation-compatible-with-truncation = Compatible, cut short
check-relation-different = Differs from the declaration
check-relation-glance = Agrees
check-relation-registry = The registry will compare
check-different-explained = What was read differs from what was declared. Go on: the registry will decide.

check-number-end = End of the number
check-number-end-hint = Its last three characters, as printed
check-expiry = Expires on
check-expiry-hint = Day, month, year, for example 19/01/2031
check-issued = Issued on
check-issued-hint = Day, month, year, on the front or the back

check-differs-number = The end of the number that you typed is not the one in the zone. Look at the document again.
check-differs-expiry = The date that you typed is not the one in the zone. Look at the document again.
check-differs-issued = The day of issue that you typed is not in the month that the zone bears. Look at the document again.
check-differs-both = The end of the number and the date that you typed are not those in the zone. Look at the document again.
check-correct = Correct what I typed
check-as-printed = The document does say what I typed
check-both-noted = Both entries will be noted.
check-typed-same = Typed, identical
check-typed-different = Typed, different

check-proposal = The zone could be read with these characters
check-proposal-lead = Compare each marked character with the document. Nothing is changed without you.
check-proposal-use = The document bears these characters

check-covered = digit
check-signed = seal

check-seal = Visible seal
check-seal-unread = Not read
check-seal-lead = The square of dots printed on the document. Optional: scan it whenever you like.
check-seal-read = Read the seal
check-seal-again = Read again
check-seal-away = No camera answers here. Scan the seal with the scanner, or go on without it.
check-seal-verified = Verified
check-seal-other = Right signature, other content
check-seal-not-verifiable = Not verifiable
check-seal-false = False
check-seal-signature = Its signature is wrong.
check-seal-agrees = It says what the document says.
check-seal-differs = It says something else: { $fields }.
check-seal-goes-on = Go on: the registry decides.
check-sealed-other = Seal: { $value }
check-sealed-hidden = The seal says something else
check-chip-unread = Chip: no reader here, so it is not read.

check-printed = Does the document say { $read }?
check-printed-same = Identical
check-printed-different = Different

check-valid-until = Valid until
check-valid-printed-date = The printed date, that day included.
check-valid-permit-over-five-years = A permit of more than five years, until the printed date.
check-valid-permit-too-short = A permit of five years or less will not do. Ask for another document, or leave this check.
check-valid-permit-issue-unknown = Residence permit: without its day of issue nobody can tell whether it is worth more than five years.
check-valid-no-printed-date = The zone gives no date. The registry will decide.
check-valid-impossible-issue = The day of issue does not go with the other dates. The registry will decide.
check-valid-card-plus-five-years = A French card issued to an adult from 2004 to 2013: five years beyond the printed date.
check-valid-card-of-minor = A French card issued to a minor: the printed date, never longer.
check-valid-card-of-fifteen-years = A French card issued since 2014: its fifteen years are printed.
check-valid-card-before-extension = A French card issued before 2 January 2004: it was never extended.
check-valid-card-issue-unknown = Without the day of issue only the printed date counts.
check-valid-card-age-unknown = Nobody can tell whether the holder was an adult when it was issued: only the printed date counts.
check-valid-no-more = This date is past. Ask for another document, or leave this check.
check-listed = Lost or stolen
check-listed-later = The registry will ask
check-listed-hint = Until then the check is provisional.

check-gesture-tilt = Tilt
check-gesture-look-through = Against the light
check-gesture-feel = Touch
check-gesture-magnify = Under a magnifier
check-drawing-tilt = The document tilted back and forth under a lamp.
check-drawing-look-through = The document held before a lamp.
check-drawing-feel = A finger passes over the document.
check-drawing-magnify = A magnifier over the fine lines of the document.
check-answer-seen = Seen
check-answer-not-seen = Not seen
check-answer-unclear = Cannot say
check-felt-seen = Felt
check-felt-not-seen = Not felt
check-unclear-is-fine = “Cannot say” is no fault: say what you see, the registry takes it into account.
check-drawn = Three features drawn by lot for this model.
check-answers-left = { $count ->
    [one] One more answer
   *[other] { $count } more answers
}
check-answers-given = { $count ->
    [0] To do
    [one] 1 answer of { $total }
   *[other] { $count } answers of { $total }
}

check-face-person = Look at the person first, face to face.
check-face-bare = Ask them, if they can, to take off hat and glasses.
check-face-portrait = Then look at the portrait, and at the person again.
check-face-traits = Compare, one by one
check-face-ears = The ears: shape, lobes
check-face-nose = The nose: bridge, width
check-face-eyes = The eyes: how far apart, the lids
check-face-marks = Scars and moles
check-face-not-these = Hair, beard, weight and age change: do not rely on them.
check-face-question = The person before you and the one in the portrait
check-face-same = Same person
check-face-different = Another person
check-face-doubt = Cannot say
check-face-untold = Your answer goes to the registry. It is told to nobody here.

check-note = Note to the registry
check-note-lead = Optional. Read by the registry alone, never shown on this device once sent.
check-note-fraud = The document or the situation raises a question
check-note-duress = Somebody acts under pressure
check-note-duress-hint = The person, or you
check-note-close = Close

check-leave = Leave this check
check-leave-lead = This check stops here. It will be recorded as abandoned, with its reason.
check-leave-reason = Reason
check-leave-unchosen = Choose a reason.
check-leave-say = To say to the person
check-leave-do = End as abandoned
check-leave-back = Go on with the check
check-reason-document-not-accepted = Document not accepted
check-reason-expired = Document or invitation out of date
check-reason-features-fail = Security features not found
check-reason-mrz-fails = Machine-readable zone unreadable
check-reason-photo-doubt = Portrait that cannot be compared
check-reason-status-invalid = Document reported lost or stolen
check-reason-coercion-suspected = The person does not seem free
check-reason-applicant-leaves = The person prefers to stop
check-reason-technical = Device or reader out of order
check-say-another-document = “I need another identity document, the original. Your request is kept; come back whenever you like.”
check-say-not-today = “The check cannot be finished today. Your request is kept; a message will tell you what comes next.”
check-say-your-choice = “It is your choice. Your request is kept; come back whenever you like.”
check-say-technical = “Our device is not working. It is none of your doing. Your request is kept; a message will tell you what comes next.”

check-review-document = Document
check-review-original = Original
check-review-in-hand = In hand
check-review-typed = Typed as printed
check-review-typed-same = Identical to the zone
check-review-typed-differs = One difference, noted
check-review-printed = Printed, against the zone
check-review-printed-same = Identical
check-review-printed-differs = { $count ->
    [one] One field different, noted
   *[other] { $count } fields different, noted
}
check-review-declared = Declaration
check-review-declared-agrees = Agrees with what was read
check-review-declared-differs = One difference: the registry will decide
check-review-declared-later = The registry will compare
check-review-features = Security features
check-review-features-given = Three answers given
check-review-face = Face
check-review-face-given = Answer given
check-conclude = Conclude and sign
check-recorded = Recorded
check-recorded-left = Abandoned and recorded
check-recorded-next = The person will get a message with what comes next. Nothing is said of the result, here or to them.
check-say-recorded = “That is all, thank you. You will get a message with what comes next.”
