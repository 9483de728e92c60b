# The console: sign-in, day, offices, agents, devices, documents.

# The frame
console-title = Vis-à-vis console
console-pages = Pages
console-pages-waiting = { $count ->
    [one] { $count } thing waits for you
   *[other] { $count } things wait for you
}
console-skip = Skip to the content
console-language = Français
console-contrast = High contrast
console-home = Back to the home page
console-no-page = No page here
console-no-page-lead = This page does not exist, or it is for another role than yours.
console-starting = One moment…
console-busy = One moment…
console-reading = Reading…
console-retry = Try again
console-close = Close
console-cancel = Cancel
console-change-nothing = Change nothing
console-choose = Choose
console-add = Add
console-remove = Remove
console-search = Search
console-export = Export (CSV)
console-found = { $found } of { $all }
console-none-found = Nothing matches this search.
console-show-all = Show everything
console-faults = To correct
console-choice-missing = Choose an answer.
console-of = of { $name }
console-until = Valid until { $day } at { $hour }.
console-shown-once = Write it down now: it will not be shown again.
console-code-noted = I have noted it
console-link-noted = It is handed over
console-server-away = The server does not answer. What you entered is kept in this page. Check the network, then try again.
console-server-busy = The server has many requests just now. Nothing was done. Try again in a moment.
console-unread = This could not be read: something failed on our side. Try again in a moment.
console-unread-away = The server does not answer. Check the network, then try again.
console-unread-busy = The server has many requests just now. Try again in a moment.
console-not-read = This list could not be read.
console-already-there = This name is taken. Choose another one.
console-stale = What is shown dates from { $at }.
console-away = The console does not open.

# Sign-in and account
console-sign-in = Sign in.
console-sign-in-lead = For round managers, administrators and reviewers.
console-sign-in-do = Sign in
console-sign-in-forgotten = Forgotten password? Administrators hand you a link and its code; where nobody else is left, whoever runs the server helps.
console-login = Login
console-login-hint = 3 to 64 characters: letters without accents, figures, dot, hyphen.
console-password = Password
console-password-hint = At least twelve characters. A series of words will do.
console-password-current = Current password
console-password-new = New password
console-password-change = Change your password
console-password-change-lead = Your other sessions will end. This one stays open.
console-password-change-do = Save the password
console-password-changed = Password changed. Your other sessions have ended.
console-again = Your session has ended.
console-again-lead = Sign in again: what you entered is kept, and what you asked for will be done.
console-again-later = Later
console-again-other = Not you?
console-again-other-lead = Leaving erases what is entered in this page.
console-again-other-sure = Leave all the same
console-account = Your account
console-account-of = Account of
console-sessions = Sessions
console-sign-out = Sign out
console-sign-out-everywhere = Sign out everywhere
console-sign-out-everywhere-lead = All your sessions end, on every machine, this one too. Do it if you have left a session open elsewhere.
console-sign-out-everywhere-do = End all my sessions
console-reset = Choose a new password.
console-reset-lead = The link works once. Then sign in with this password.
console-reset-login-hint = You will sign in with it and this password. Keep it.
console-reset-code = Code that goes with the link
console-reset-code-hint = Twelve letters, given to you beside the link: by the same person, or by another. Spaces do not count.
console-reset-no-link = This address carries no link. Open the whole link that an administrator handed you.
console-reset-gone = This link no longer works.
console-reset-done = Password saved.
console-reset-done-lead = Now sign in.
console-to-sign-in = Sign in

# After the password
console-prove = Prove that it is you.
console-prove-code-lead = Your password is right. Now give the six digits that your app shows.
console-prove-code = Six-digit code
console-prove-code-hint = It changes every thirty seconds and works once.
console-prove-do = Continue
console-prove-passkey-lead = Your password is right. Now use your passkey: the browser asks for your finger, your face or the device’s own code.
console-prove-passkey-do = Use my passkey
console-prove-by-code = Use the six digits instead
console-prove-by-passkey = Use the passkey instead
console-prove-no-browser = Your account is proven by a passkey, and this browser cannot use one. Open the console in an up-to-date browser.
console-prove-codes-forbidden = Codes of an app are not used here any more, and your account has no passkey.
console-prove-lost = No telephone or key any more? Administrators hand you a link and its code, and you add others; where nobody else is left, whoever runs the server helps.
console-passkey-waiting = Follow what your browser asks.
console-passkey-given-up = The browser gave no passkey: the request was refused, or it took too long. Try again when you like.
console-passkey-there-already = This passkey was added already. Use another one.
console-factor-first = Add a second way.
console-factor-first-lead = A password alone does not open the console. You will be asked for this each time you sign in.
console-factor-add = Add a way
console-factor-add-lead = Two ways on two devices: if you lose one, the other still opens the console.
console-factor-which = Which one?
console-factor-passkey = Passkey
console-factor-passkey-note = Your finger, your face or the device’s own code. Nothing to copy, and no false site can use it.
console-factor-code = App with six digits
console-factor-code-note = An app on your telephone shows six digits, which you copy.
console-factor-label = What will you call it?
console-factor-label-hint = So that you know it again in your account.
console-factor-none = This server accepts none yet, neither passkeys nor apps. Ask whoever operates the server to allow one.
console-factor-no-browser = This server asks for a passkey, and this browser cannot make one. Open the console in an up-to-date browser.
console-factor-passkey-title = Add a passkey.
console-factor-passkey-lead = The browser makes it on this device, on your telephone or on a security key. It does not leave it.
console-factor-passkey-do = Make the passkey
console-factor-code-title = Add an app.
console-factor-code-lead = In the app, add an account and point it at this picture. Then give the six digits that appear.
console-factor-code-hint = Those that the app shows for this account.
console-factor-code-do = Add the app
console-factor-picture = Picture to point the app at
console-factor-secret = The picture cannot be read? Type this key:
console-factor-secret-lead = It is shown only here. Give it to nobody.
console-factor-other = Choose another way
console-factors = Proving that it is you
console-factors-lead = After the password, you are asked for one of these.
console-factor-name = Name
console-factor-kind = Way
console-factor-added-at = Added on
console-factor-used-at = Last used
console-factor-unused = Never
console-factor-remove = Remove…
console-factor-remove-title = Remove “{ $name }”?
console-factor-remove-lead = The console will no longer open this way. Do it if the device is lost or handed back.
console-factor-remove-do = Remove this way
console-factor-added = Way added. You will be asked for it the next time you sign in.
console-factor-removed = Way removed.
console-every-office = Every office

# Columns and small words
console-name = Name
console-who = Person
console-kind = Work
console-kind-clerk = Counter
console-kind-carrier = Round
console-kind-missing = Choose a kind of work.
console-all-kinds = All kinds of work
console-office = Office
console-all-offices = All offices
console-office-missing = Choose an office.
console-locality = Town
console-address = Address
console-address-line = Number and street
console-postcode = Postcode
console-state = State
console-gestures = Actions
console-device = Device
console-device-none = Unknown device
console-device-number = Device no.
console-heard = Last contact
console-heard-at = Last contact: { $at }.
console-clock = Clock
console-clock-set-back = { $by } behind
console-clock-set-forward = { $by } ahead
console-clock-counter-went-back = Counter { $by } back
console-clock-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
console-clock-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
console-clock-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
console-never-heard = No contact
console-deadline = Deadline
console-last = Last visit
console-never-booked = None
console-order = Order
console-seen = Seen
console-all = Total
console-date = Day
console-today = Today
console-morning = Morning
console-afternoon = Afternoon
console-date-day = Day
console-date-month = Month
console-date-year = Year
console-from = From
console-to = To

# The day
console-day = Day
console-day-before = Day before: { $day }
console-day-after = Day after: { $day }
console-day-any = Another day…
console-day-go = Go to a day
console-day-go-do = Go there
console-day-count = { $visits ->
    [one] { $rounds ->
        [one] { $visits } visit, { $rounds } round
       *[other] { $visits } visit, { $rounds } rounds
    }
   *[other] { $rounds ->
        [one] { $visits } visits, { $rounds } round
       *[other] { $visits } visits, { $rounds } rounds
    }
}
console-day-none = No round on this day.
console-day-none-lead = Offer windows: people who wait for a visit will be able to choose one.
console-board = Visits by round and window
console-round = Round
console-carrier = Carrier
console-window = Window
console-windows = Windows
console-window-option = { $booked ->
    [one] { $places ->
        [one] { $promise }, { $booked } visit, { $places } place
       *[other] { $promise }, { $booked } visit, { $places } places
    }
   *[other] { $places ->
        [one] { $promise }, { $booked } visits, { $places } place
       *[other] { $promise }, { $booked } visits, { $places } places
    }
}
console-places = Places
console-places-told = { $booked } of { $places }
console-places-of = { $booked } of { $places }: change the places, { $promise }, { $carrier }
console-load-over = { $count ->
    [one] { $count } visit too many
   *[other] { $count } visits too many
}
console-round-away = { $count ->
    [one] { $count } visit not back
   *[other] { $count } visits not back
}
console-gone = { $count ->
    [one] { $count } cancelled or moved
   *[other] { $count } cancelled or moved
}
console-drop-kept = Promise kept
console-drop-broken = Promise changed
console-visits = List
console-visits-of = Visits of { $day }
console-visits-count = { $count ->
    [0] No visit
   *[other] { $count ->
        [one] { $count } visit
       *[other] { $count } visits
    }
}
console-visits-none = No visit on this day.
console-visits-file = visits
console-visit-offered = Offered
console-visit-booked = Booked
console-visit-confirmed = Confirmed
console-visit-under-way = Under way
console-visit-done = Received
console-visit-applicant-absent = Not home
console-visit-carrier-absent = Not visited
console-visit-cancelled = Cancelled
console-visit-moved = Moved
console-visit-overdue = Not back
console-visit-rank = Visit no. { $rank }
console-visit-this = This person
console-visit-title = Visit of { $who }
console-visit-now = { $day }, { $promise }, { $carrier }
console-visit-free = This visit is over. The person can choose another window or a counter, and you can book for them.
console-visit-ended = This visit is over: there is nothing to do here. Name and address are no longer shown.
console-no-address = Address withdrawn
console-move = Move
console-move-open = Move…
console-move-name = Move the visit of { $who }
console-move-title = Move the visit of { $who }
console-move-at-once = Takes effect at once. The person gets a message.
console-see = See…
console-see-name = See the visit of { $who }
console-window-missing = Choose a window.
console-window-same = This is the window already. Choose another one, or change nothing.
console-round-first = A round first
console-no-round = No round
console-no-round-short = No round
console-no-round-lead = No round on this day. Choose another day, or offer windows.
console-effects = What this changes
console-effect-promise = Promise
console-effect-promise-kept = Same hours: what was promised holds.
console-effect-promise-broken = { $who } expects a visit between { $from } and { $to }. A message will say: { $day }, { $after }.
console-effect-promise-made = A message will tell { $who }: { $day }, { $after }.
console-effect-load = Load
console-effect-load-fits = { $booked ->
    [one] { $places ->
        [one] { $booked } visit for { $places } place in this window.
       *[other] { $booked } visit for { $places } places in this window.
    }
   *[other] { $places ->
        [one] { $booked } visits for { $places } place in this window.
       *[other] { $booked } visits for { $places } places in this window.
    }
}
console-effect-load-over = { $booked ->
    [one] { $places ->
        [one] { $booked } visit for { $places } place: this window is full. Add a place first, or choose another one.
       *[other] { $booked } visit for { $places } places: this window is full. Add a place first, or choose another one.
    }
   *[other] { $places ->
        [one] { $booked } visits for { $places } place: this window is full. Add a place first, or choose another one.
       *[other] { $booked } visits for { $places } places: this window is full. Add a place first, or choose another one.
    }
}
console-effect-round = Round
console-effect-round-changes = { $after } will come, instead of { $before }.
console-effect-under-way = On the way
console-effect-under-way-now = { $carrier } is on the way already. A check made meanwhile will count.
console-effect-under-way-else = If { $carrier } is there already, the check will count.
console-cancel-visit = Cancel the visit…
console-cancel-title = Cancel the visit of { $who }
console-cancel-do = Cancel the visit
console-cancel-why = Why?
console-cancel-why-missing = Choose a reason: the person is told.
console-cancel-told = The person gets a message and can choose another window.
console-cancel-applicant-asked = The person asked
console-cancel-carrier-unavailable = No carrier can come
console-cancel-office-closed = The office is closed that day
console-cancel-address-out-of-reach = The address cannot be reached (roadworks, flood, strike)
console-missed = Note that the carrier did not come…
console-missed-title = The carrier did not come to { $who }
console-missed-do = Note that nobody came
console-missed-lead = The person is told, and is offered the first free window before everybody else. This visit does not count as an attempt. A check that comes in later will count.
console-done-moved = Visit moved: { $day }, { $promise }. The person has been told.
console-done-booked = Visit booked: { $day }, { $promise }. The person has been told.
console-done-cancelled = Visit of { $day }, { $promise } cancelled. The person has been told.
console-done-missed = Noted that the carrier did not come: { $day }, { $promise }. The person has been told.
console-undo = Undo
console-undone = The visit is back in its place. The person has been told of this too.
console-not-undone = The move stands. { $why }
console-places-title = Change the number of places
console-places-hint = { $booked ->
    [one] 0 to 100. There is one visit in this window.
   *[other] 0 to 100. There are { $booked } visits in this window.
}
console-places-fault = Give a number of places, 0 to 100.
console-places-do = Save the places
console-places-asked = { $count ->
    [one] One person is asked to choose another window
   *[other] { $count } people are asked to choose another window
}
console-places-asked-lead = No visit is cancelled: each stands until the answer.
console-places-proposed = { $count ->
    [0] No free window to propose: move this visit.
    [one] One window is proposed.
   *[other] { $count } windows are proposed.
}

# Beside the day, week, plan, sheet
console-side = To follow
console-not-back = Not back yet
console-not-back-lead = Visits whose window is over and of which nothing has reached the registry. A device without a network keeps everything: nothing is lost.
console-not-back-none = Everything is back.
console-not-back-none-lead = A visit appears here when its window is over and nothing has come.
console-not-back-since = { $count ->
    [one] { $count } visit, the oldest since { $day }, { $hour }.
   *[other] { $count } visits, the oldest since { $day }, { $hour }.
}
console-not-back-all = See all the visits
console-not-back-file = not-back
console-promised-at = Promised { $day }, { $promise }
console-to-book = To book
console-to-book-lead = People who chose a visit at home and have no appointment.
console-to-book-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
console-to-book-none = Nobody waits for a visit.
console-to-book-none-lead = A person appears here on choosing a visit at home, or when the visit did not take place.
console-to-book-all = See everybody to book
console-to-book-file = to-book
console-book = Book the visit
console-book-open = Book…
console-book-name = Book… the visit of { $who }
console-book-title = Book the visit of { $who }
console-book-before = To be seen before { $day }.
console-week = Week
console-week-of = Week of { $day }
console-week-before = Week before
console-week-after = Week after
console-week-caption = Visits and places by carrier and day
console-week-none = No round this week.
console-plan = Offer windows
console-plan-title = Offer windows
console-plan-do = Offer these windows
console-plan-carrier-hint = One round per carrier and day.
console-plan-carrier-missing = Choose a carrier.
console-plan-carrier-fault = This carrier cannot walk a round. Choose another one.
console-plan-day-fault = This day is not in the calendar. Read day, month and year again.
console-plan-day-taken = This carrier already has a round on this day. Change the day or the carrier, or change the places of that round.
console-plan-windows-hint = 30 minutes to 6 hours, not overlapping, on the chosen day. 1 to 100 places.
console-plan-windows-missing = Add at least one window.
console-plan-window-fault = Window { $number }: give both its hours (14:00) and a number of places.
console-plan-windows-fault = These windows do not go together. Check that they do not overlap, that they are not over, and how long they last.
console-window-row = Window { $number }
console-window-add = + { $from } – { $to }
console-window-other = + Other hours
console-window-remove = Remove window { $number }
console-sheet = Round sheet
console-sheet-back = Back to the day
console-sheet-none = No visit to come in this round.
console-sheet-foot = This sheet carries addresses: destroy it on return. As of { $at }.
console-print = Print

# Offices and agents
console-offices = Offices
console-offices-count = { $count ->
    [one] { $count } office
   *[other] { $count } offices
}
console-offices-none = No office.
console-offices-none-lead = Start here: agents and devices belong to an office.
console-offices-file = offices
console-office-name = Name of the office
console-office-name-hint = As over the door.
console-office-zone = Local time
console-office-zone-set = Change the time…
console-office-zone-title = The time of { $name }
console-office-zone-lead = The office’s rounds are planned by this time, and its devices show it. Visits that are booked stay at the same instant.
console-office-zone-do = Change the time
zone-paris = Mainland France
zone-guadeloupe = Guadeloupe
zone-martinique = Martinique
zone-cayenne = French Guiana
zone-reunion = Réunion
zone-miquelon = Saint Pierre and Miquelon
zone-mayotte = Mayotte
zone-st-barthelemy = Saint-Barthélemy
zone-marigot = Saint-Martin
zone-kerguelen = French Southern Lands
zone-wallis = Wallis and Futuna
zone-tahiti = Tahiti and the Windward Islands
zone-noumea = New Caledonia
console-office-add = Add an office
console-agents = Agents
console-agents-count = { $count ->
    [one] { $count } agent
   *[other] { $count } agents
}
console-agents-none = No agent.
console-agents-none-lead = Add the people entitled to check, at a counter or on a round. Each gets a code for their device.
console-agents-file = agents
console-agent-add = Add an agent
console-agent-add-do = Add and show the code
console-agent-home = Note where they live
console-agent-home-hint = So that nobody checks their own household. Only a fingerprint is kept, never the address.
console-agent-active = Entitled
console-agent-closed = Closed on { $day }
console-agent-ended = Nothing more to do
console-agent-no-device = None
console-agent-code = Code of { $name }
console-agent-code-lead = Hand it over in person. They type it on their device to create their vault.
console-agent-code-last = These are the last eight letters. Hand them over in person; whoever proposed the code hands over the first eight. Both are typed, one after the other.
console-agent-code-new = New code for { $name }
console-agent-training = Training
console-agent-training-none = To confirm
console-agent-training-open = Training…
console-agent-training-title = Training of { $name }
console-agent-training-lead = No check begins before this day. A check made before it, and received afterwards, waits for a person.
console-agent-training-day = Day of the training
console-agent-training-do = Note this day
console-agent-marks = Quick checks
console-agent-marks-told = { $document } document, { $features } features, { $comparison } face
console-agent-close = Close…
console-agent-close-title = Close the account of { $name }?
console-agent-close-lead = They get no further right to work. What they have already sealed is kept and will be judged by its date.
console-code-new = New code…
console-code-new-do = Show the new code
console-close-account = Close the account
console-code-new-lead = The previous code will no longer work.

# Devices
console-devices = Devices
console-devices-count = { $count ->
    [one] { $count } device
   *[other] { $count } devices
}
console-devices-none = No device.
console-devices-none-lead = Add the first one: it gets a code to register with.
console-devices-file = devices
console-device-label = Label
console-device-label-hint = What is written on the device: “Counter 3”.
console-device-add = Add a device
console-parcel = Hand in a file
console-parcel-lead = A device without a network writes what waits to a file. Choose it here: the registry keeps what it does not know yet. The file can be neither read nor changed on the way.
console-parcel-file = The device’s file
console-parcel-choose = Choose a file…
console-parcel-do = Hand in
console-parcel-missing = Choose the file.
console-parcel-kept = { $kept ->
    [0] Nothing new in this file.
    [one] One record is kept.
   *[other] { $kept } records are kept.
}
console-parcel-known = { $count ->
    [one] One record was known already.
   *[other] { $count } records were known already.
}
console-parcel-evidence = { $count ->
    [one] One record contradicts what is kept: see the quarantine.
   *[other] { $count } records contradict what is kept: see the quarantine.
}
console-parcel-refused = { $count ->
    [one] One part comes from no device of this house: it is refused.
   *[other] { $count } parts come from no device of this house: they are refused.
}
console-device-add-do = Add and show the code
console-device-code = Code of { $label }
console-device-code-lead = To be typed on this device, and on no other, to register it.
console-device-code-new = New code for { $label }
console-device-waiting = To be registered
console-device-to-confirm = To be confirmed
console-devices-waiting = { $count ->
    [one] { $count } waits for you to compare its letters
   *[other] { $count } wait for you to compare their letters
}
console-devices-waiting-own = { $count ->
    [one] { $count } waits for somebody else to compare its letters
   *[other] { $count } wait for somebody else to compare their letters
}
console-device-confirm = Compare…
console-device-confirm-title = Does { $label } show these letters?
console-device-confirm-lead = Ask the person in front of the device to read theirs, in a call that you made or on the spot.
console-device-confirm-do = The same: confirm
console-device-confirm-differ = If a single letter differs, do not confirm: withdraw the device. Somebody is between it and the server.
console-device-enrolled = Registered on { $day }
console-device-doubled = Two machines under this name, { $day }
console-device-doubled-next = A copy of this device, or this device set back to an older image. Go and see the device in its office; if in doubt, withdraw it.
console-device-ledger = Does not believe the registry, { $day }
console-device-ledger-next = The registry had signed something else for it. The device keeps everything and deletes nothing. Compare the registry with its copies; restoring a good copy ends the alarm. If the cause is known and mended, give the device a new code and register it again.
console-device-revoked = Withdrawn on { $day }
console-device-revoked-for = { $why }, withdrawn on { $day }
console-device-ended = Nothing more to do
console-device-revoke = Withdraw…
console-device-revoke-do = Withdraw the device
console-device-revoke-title = Withdraw { $label }?
console-device-revoke-lead = The device gets no further right to work and no round. What it sealed before is kept and will be judged by its date: nothing is lost.
console-device-revoke-why = Why?
console-revoked-lost = Lost
console-revoked-stolen = Stolen
console-revoked-broken = Broken
console-revoked-returned = Returned

# Documents and stop list
console-documents = Documents
console-documents-lead = The models accepted at the counter and at the door, the time an application stays open, and what changes them in time. Each change makes a new version, which devices take at their next contact.
console-policy-version = { $version ->
    [0] Nothing is set yet
   *[other] Version { $version }
}
console-models = Accepted models
console-model-specimen = Specimen: for demonstrations, never in service.
console-models-nothing = No model is accepted: no check will be able to conclude.
console-model-added = Accepted from now on: { $name }.
console-model-removed = No longer accepted: { $name }.
console-deadline-days = Days an application stays open
console-deadline-days-hint = 7 to 365. Applications already made keep theirs.
console-deadline-days-fault = Give a number of days, 7 to 365.
console-deadline-changed = Days: { $after }, instead of { $before }.
console-outages = Outages and general closures
console-outages-hint = The days on which no check was possible. The time of every application that was open then is extended by as much.
console-outages-none = None.
console-outage-row = From { $from } to { $until } included: { $why }
console-outage-add = Add an outage…
console-outage-title = Add an outage
console-outage-lead = It is added to the list. Nothing changes until you save.
console-outage-from = First day
console-outage-until = Last day
console-outage-why = Reason
console-outage-why-hint = In a few words, for your colleagues. No person’s name.
console-outage-added = Outage added. { $what }. Applications that were open on those days have as many days more; those that have lapsed since are open again.
console-outage-taken-off = Outage removed. { $what }. Open applications lose those days.
console-ends = Versions that end
console-ends-hint = A check made after a version’s last day is kept, and a person decides.
console-ends-none = None: every version is accepted.
console-version-software = Software
console-version-rules = Rules of the check
console-version-catalogue = Catalogue of models
console-end-row = { $of }, version { $version }: until { $until } included
console-end-add = Add an end…
console-end-title = End a version
console-end-lead = It is added to the list. Nothing changes until you save.
console-end-of = A version of what?
console-end-version = Number
console-end-version-fault = Give the version’s number, from 1.
console-end-twice = This version has an end in the list already.
console-end-until = Last day
console-end-added = End added. { $what }. Checks already made do not change.
console-end-taken-off = End removed. { $what }. That version is accepted again for the checks to come.
console-entry-do = Add to the list
console-entry-take-off = Remove from the list: { $what }
console-list-grace = Hours of grace for the older list
console-list-grace-hint = 0 to 168. During these hours, a check made without a network is judged by the list that the device had. Give 0 if a model is counterfeited.
console-list-grace-fault = Give a number of hours, 0 to 168.
console-list-grace-changed = Hours of grace for the older list: { $after }, instead of { $before }. They count from this version on.
console-two-decide = Two people to release an application
console-two-decide-hint = An application that is held goes on only if two different people decide so. A refusal takes one.
console-two-decide-on = From now on, two different people must decide to release an application. Decisions already made stay.
console-two-decide-off = From now on, one person can release an application.
console-policy-save = Save
console-policy-save-title = Save version { $version }?
console-policy-save-lead = Models, versions and hours hold for the checks to come; outages, for every application.
console-policy-saved = Saved: it holds for the checks to come.
console-policy-unchanged = Nothing has changed: there is nothing to save.
console-list-pages = Pages of the list
console-list-before = Previous page
console-list-after = Next page
console-list-page = Page { $page } of { $pages }
console-list-first = This is the first page.
console-list-last = This is the last page.
console-stop-list = Stopped documents
console-stop-lead = A check made with a stopped document is set aside for review. Only a fingerprint is kept: the list cannot be read, a document can be looked for.
console-stop-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
console-stop-none = No stopped document.
console-stop-none-lead = Add a document whose loss, theft or withdrawal is established.
console-stop-file = stopped-documents
console-stop-reference = Reference
console-stop-by = Added by
console-stop-at = On
console-stop-from = Since
console-stop-ever = Always
console-stop-holds = Stopped
console-stop-lifted = Lifted on { $day }
console-stop-lift-title = Lift the stop of { $name }?
console-stop-lift-lead = What was checked with this document is judged again, as if it had not been stopped.
console-stop-lift-do = Lift the stop
console-stop-add = Stop a document
console-stop-add-lead = As the machine-readable lines name it. The number is not kept.
console-stop-add-do = Stop this document
console-stop-added = Document stopped. What was checked with it is judged again.
console-stop-find = Look for a document
console-stop-find-lead = Says whether this document is stopped, since when and by whom.
console-stop-find-do = Look
console-stop-found = This document is stopped: reference { $reference }, by { $by }, on { $at }.
console-stop-not-found = This document is not on the list.
console-stop-many-open = Stop those of a file
console-stop-many = Stop the documents of a file
console-stop-many-lead = The file is counted first: nothing is stopped before you agree. The numbers are not kept.
console-stop-many-format = How to write the file
console-stop-many-format-lead = Text in UTF-8, at most 50,000 lines and 4 MB. The first line names the columns, with semicolons or commas between them.
console-stop-many-kind = identity-card, passport or residence-permit
console-stop-many-issuer = Issuing state, in three letters
console-stop-many-number = Number of the document
console-stop-many-since = Day YYYY-MM-DD; empty: ever
console-stop-many-reason = lost, stolen, invalid, death or court (ruling)
console-stop-many-file = File of documents to stop
console-stop-many-do = { $count ->
    [0] Stop the documents
    [one] Stop this document
   *[other] Stop these { $count } documents
}
console-stop-many-nothing = Nothing to stop: no document of this file is new.
console-stop-many-count-lines = Lines read
console-stop-many-count-new = To be stopped
console-stop-many-count-stopped = Stopped already
console-stop-many-count-repeated = Repeated in the file
console-stop-many-count-faulty = Faulty lines
console-stop-many-faults = { $count ->
    [one] This line stops nothing. Correct it, then give the file again: what is stopped stays so.
   *[other] These lines stop nothing. Correct them, then give the file again: what is stopped stays so.
}
console-stop-many-fault = Line { $line }: { $fault }
console-stop-many-more = { $count ->
    [one] And another line.
   *[other] And { $count } other lines.
}
console-stop-many-taken = { $count ->
    [0] Nothing to stop: these documents are stopped already.
    [one] The document will be stopped. You can leave this page.
   *[other] The { $count } documents will be stopped. You can leave this page.
}
console-stop-fault-not-text = This file is no text in UTF-8. Save it again in that encoding.
console-stop-fault-too-large = This file is larger than 4 MB. Cut it into several.
console-stop-fault-too-many-lines = This file has more than 50,000 lines. Cut it into several.
console-stop-fault-header = The first line has to name the columns kind, issuer, number, since and reason.
console-stop-fault-columns = not as many fields as columns
console-stop-fault-kind = unknown kind of document
console-stop-fault-issuer = unknown issuing state
console-stop-fault-number = number missing or too long
console-stop-fault-since = unreadable day, or one to come
console-stop-fault-reason = unknown reason
console-stop-files = Files
console-stop-files-arriving = File being received
console-stop-files-stopping = { $done } of { $count } documents stopped
console-stop-files-stopped = { $count ->
    [one] One document stopped
   *[other] { $count } documents stopped
}
console-stop-files-lifting = { $done } of { $count } stops lifted
console-stop-files-lifted = { $count ->
    [one] One stop lifted
   *[other] { $count } stops lifted
}
console-stop-files-lifted-by = Lifted by { $by }.
console-stop-files-lift-title = Lift every stop of this file?
console-stop-files-lift-lead = What was checked with these documents is judged again, as if they had not been stopped. A document that was stopped otherwise too stays stopped.
console-stop-files-lift-do = Lift these stops
console-document-kind = Document
console-document-identity-card = Identity card
console-document-passport = Passport
console-document-residence-permit = Residence permit
console-document-issuer = Issuing state
console-document-issuer-hint = Three letters of these lines: FRA.
console-document-number = Document number

# Orders
console-orders = Orders
console-orders-lead = An order touches what was checked by an agent, on a device or in an office, during a period. Closing an account and withdrawing a device give one too.
console-orders-count = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
console-orders-none = No order.
console-orders-none-lead = Give an order when what an agent checked, or what was checked on a device or in an office, has to be suspended: an inquiry, a court’s decision, a stolen device. You can lift it later.
console-orders-file = orders
console-ordered-on = About
console-ordered-agent = Agent
console-ordered-device = Device
console-ordered-office = Office
console-ordered-enrolment = Enrolment
console-ordered-identity = Identity
console-ordered-document = Document
console-ordered-effect = Effect
console-ordered-span = Period
console-ordered-touched = Enrolments touched
console-does-voids = No longer counts
console-does-rests = Suspended
console-span-ever = From the beginning, without end
console-span-from = Since { $from }
console-span-until = Until { $until } included
console-span-between = From { $from } until { $until } included
console-span-day = On { $day }
console-because-ended = Right to work ended
console-because-lost = Loss
console-because-stolen = Theft
console-because-inquiry = Inquiry
console-because-death = Death
console-because-court = Court decision
console-because-holder = The person asked for it
console-because-invalid = Document not valid
console-because-broken = Broken
console-because-erasure = Erasure asked for
console-order-by = Given by
console-order-under-way = { $count ->
    [0] Under way
    [one] Under way, { $count } enrolment
   *[other] Under way, { $count } enrolments
}
console-order-carried = { $count ->
    [0] Applied, no enrolment
    [one] Applied, { $count } enrolment
   *[other] Applied, { $count } enrolments
}
console-order-lifting = { $count ->
    [0] Being lifted
    [one] Being lifted, { $count } enrolment
   *[other] Being lifted, { $count } enrolments
}
console-order-lifted = { $count ->
    [0] Lifted, no enrolment
    [one] Lifted, { $count } enrolment
   *[other] Lifted, { $count } enrolments
}
console-order-give-open = Give an order…
console-order-give = Give an order
console-order-give-lead = What was checked in this period is suspended until the order is lifted. The agent or the device keeps the right to work: to end it, close the account or withdraw the device.
console-order-from = Since
console-order-from-hint = No date: from the beginning.
console-order-until = Until (included)
console-order-until-hint = No date: without end.
console-order-until-fault = This day comes before the first one. Read both again.
console-order-give-do = Give this order
console-order-given = Order given. The list says how far it has come.
console-lift = Lift…
console-order-lift-title = Lift the order on { $name }?
console-order-lift-lead = What the order touched is judged again, as if it had not been given. A right to work that ended does not come back.
console-order-lift-do = Lift the order
console-lifted = It is lifted. What it touched is judged again.
console-since = From when on?
console-since-now = From now on
console-since-now-note = What was checked until now counts.
console-since-day = Since a day in the past
console-since-day-note = What was checked since that day no longer counts.
console-since-ever = From the beginning
console-since-ever-note = Every check made with this document is set aside.
console-since-loss = Since the day of the loss or theft
console-since-loss-note = What was checked before that day counts.
console-since-first = Since
console-since-ahead = This day is still to come. Give today or a day in the past.
console-impact = { $count ->
    [one] It will touch { $count } enrolment: { $states }.
   *[other] It will touch { $count } enrolments: { $states }.
}
console-impact-none = It touches no enrolment that is already open.
console-impact-active = { $count ->
    [one] { $count } active identity will be suspended.
   *[other] { $count } active identities will be suspended.
}
console-impact-reading = Counting the enrolments it touches…
console-impact-unread = What it will touch could not be counted. { $why }
console-impact-drafted = { $count } begun
console-impact-submitted = { $count } submitted
console-impact-awaiting-check = { $count } waiting for a check
console-impact-check-received = { $count } checked
console-impact-under-review = { $count } under review
console-impact-activated = { $count } activated
console-impact-refused = { $count } refused
console-impact-lapsed = { $count } lapsed
console-impact-withdrawn = { $count } withdrawn
console-impact-other = { $count } in another state

# Quarantine and staff
console-quarantine = Quarantine
console-quarantine-lead = Records kept as they are because they do not open, or do not continue their chain. Nothing is lost or erased. You decide about those that have a button; the others are kept as evidence.
console-quarantine-reviewer = Good day. Your cases to review will have their page here. Meanwhile, these are the records set aside: you may decide about them.
console-quarantine-count = { $count ->
    [one] { $count } record kept
   *[other] { $count } records kept
}
console-quarantine-none = Nothing in quarantine.
console-quarantine-none-lead = All the records received have opened, or somebody has decided about them.
console-quarantine-file = quarantine
console-decide = Decide…
console-decide-evidence = Nothing to decide: kept as evidence. The Devices page marks the device.
console-decide-title = Decide about record { $sequence } of { $device }
console-decide-lead = { $reason }. Received on { $at }. Your decision is entered in the ledger under your name, and is not taken back.
console-decide-what = What do you decide?
console-decide-release = Release it
console-decide-release-note = It is opened and judged like any other, although it does not continue its chain: for instance where the device was put back to an old backup.
console-decide-release-unproven-note = It is opened and judged as received when this registry got it. The earlier time that its receipt gives is not counted.
console-decide-refuse = Refuse it
console-decide-refuse-note = It stays sealed where it is, kept as evidence, and is not tried again.
console-decide-note = Why
console-decide-note-hint = For whoever reads it years from now. No applicant’s name.
console-decide-do = Record the decision
console-decided = Decision recorded.
console-sequence = Number in the chain
console-chain = Chain
console-reason = Reason
console-received-at = Received on
console-reason-seal-broken = The seal does not open
console-reason-key-unknown = Sealed to a key unknown here
console-reason-malformed = What is inside is not a check
console-reason-signature-wrong = The signature is not the agent’s
console-reason-lease-unknown = The right to work is unknown
console-reason-chain-broken = It does not continue the chain
console-reason-enrolment-unknown = The application is unknown or erased
console-reason-receipt-unproven = Nothing proves that its receipt, from before a restore, is its own
console-reason-other-bytes = Two contents for one number
console-stuck-parked = { $count ->
    [one] One enrolment could not be examined, since { $since }. Nothing is lost: look at the server’s log, then start again.
   *[other] { $count } enrolments could not be examined, the first since { $since }. Nothing is lost: look at the server’s log, then start again.
}
console-stuck-unopened = { $count ->
    [one] One record was tried several times and does not open. Nothing is lost: it is tried again, and the cause is in the server’s log.
   *[other] { $count } records were tried several times and do not open. Nothing is lost: they are tried again, and the cause is in the server’s log.
}
console-stuck-again = Start again
console-stuck-started = The examination was started again.
console-notices-paused = The registry was restored: no message leaves until somebody has looked at what the copy did not hold.
console-notices-resume = Let messages leave…
console-notices-resume-title = { $count ->
    [0] Let messages leave again?
    [one] Let { $count } message leave?
   *[other] Let { $count } messages leave?
}
console-notices-resume-lead = Those that left between the copy and the restore would leave a second time. Wait until every device has answered since.
console-notices-resume-do = Let them leave
console-staff = Staff
console-staff-lead = The people who open this console. Roles do not include one another.
console-staff-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
console-staff-none = Nobody else.
console-staff-file = staff
console-staff-me = You
console-staff-add = Add a person
console-staff-reset = Link…
console-staff-reset-title = A link for { $name }?
console-staff-reset-lead = With this link, they choose a new password. The previous link will no longer work.
console-staff-reset-do = Show the link
console-staff-add-lead = They choose their own password by the link that you hand them.
console-staff-office-hint = They are shown this office’s rounds only.
console-staff-move = Office…
console-staff-move-title = The office of { $name }
console-staff-move-lead = Holds from the next page that they open.
console-staff-move-do = Change the office
console-staff-reset-lost = What have they lost?
console-staff-reset-password = Their password
console-staff-reset-password-note = They are still asked for their passkey or their app.
console-staff-reset-factors = Their telephone or their passkey
console-staff-reset-factors-note = All their ways of proving who they are end: the link and a new password are enough to add others. Make sure that it is really them.
console-staff-link = Link of { $name }
console-staff-link-lead = Hand it over in person, never by a message that others read.
console-link-copy = Copy the link
console-link-copied = Link copied.
console-link-not-copied = It could not be copied. The link is selected: copy it with the keyboard.
console-link-once = Copy it now: it will not be shown again.
console-link-and-code = And its code, to be handed over with the link: neither works without the other.
console-link-other-half = It works only with its code. Whoever proposed it has the code, and hands it over.
console-staff-close = Close…
console-staff-close-title = Close the account of { $name }?
console-staff-close-lead = Their sessions end and the console no longer opens for them. What they did stays in the registry.
console-role = Role
console-role-manager = Round manager
console-role-manager-may = Rounds, windows and visits at home.
console-role-administrator = Administrator
console-role-administrator-may = Offices, agents, devices, documents, staff.
console-role-reviewer = Reviewer
console-role-reviewer-may = Decides about records that are set aside.

# By two
console-acts = Approvals
console-acts-waiting = { $count ->
    [one] { $count } waits for your answer
   *[other] { $count } wait for your answer
}
console-acts-waiting-own = { $count ->
    [one] { $count } of yours waits for somebody else
   *[other] { $count } of yours wait for somebody else
}
console-acts-lead = What gives a right holds only once a second administrator has confirmed it. What takes one away holds at once, and somebody else sees it afterwards.
console-acts-two-eyes = There is one administrator: what they do holds at once, and nobody else looks at it. Add a second administrator. From then on, what gives a right waits until the other one confirms it.
console-acts-to-staff = Open the staff list
console-acts-alone = Two administrators are needed, and one is left: nothing that waits can be confirmed. Whoever operates the server creates a second one:
console-acts-consent = { $count ->
    [0] To confirm
   *[other] To confirm: { $count }
}
console-acts-consent-none = Nothing waits for a confirmation.
console-acts-review = To be seen: { $count }
console-acts-review-lead = It is done and holds already. Somebody else looks whether it was meant.
console-acts-newest = Newest acts
console-acts-none = No act yet.
console-act = Act
console-act-who = By
console-act-at = On
console-act-end = Outcome
console-act-by = Proposed by { $by }, on { $at }
console-act-operator = whoever runs the server
console-act-done-by = Done by { $by }, on { $at }
console-act-mine = Yours
console-act-mine-consent = Somebody else confirms it: it is the second look that protects.
console-act-mine-review = Somebody else sees it.
console-act-mine-alone = There is no other administrator: nobody is there to confirm it.
console-verdict-confirm-open = Confirm…
console-verdict-refuse-open = Refuse…
console-verdict-withdraw-open = Withdraw…
console-verdict-see-open = Seen…
console-verdict-confirm = Confirm
console-verdict-refuse = Refuse
console-verdict-withdraw = Withdraw
console-verdict-see = I have seen it
console-verdict-confirm-title = Confirm it?
console-verdict-refuse-title = Refuse it?
console-verdict-withdraw-title = Withdraw your proposal?
console-verdict-see-title = Have you seen it?
console-verdict-confirm-lead = It will hold at once, under the name of { $by } and yours. Ask them if you are in doubt: in person, or in a call that you make.
console-verdict-refuse-lead = Nothing will change. { $by } may propose it again.
console-verdict-withdraw-lead = Nothing will change. You may propose it again.
console-verdict-see-lead = Your name is entered beside that of { $by }. Nothing else changes. If it was not meant, speak about it first.
console-verdict-confirm-done = Confirmed: it holds from now on.
console-verdict-refuse-done = Refused. Nothing has changed.
console-verdict-withdraw-done = Proposal withdrawn.
console-verdict-see-done = Entered as seen.
console-act-hands-letters = The last eight letters of the code will be shown here, once: it is you who hands them over. Whoever proposed it has the first eight.
console-act-hands-link = The link will be shown here, once: it is you who hands it over. Whoever proposed it has its code.
console-act-end-nothing = Done
console-act-end-consent = Waits for a confirmation
console-act-end-review = Done, to be seen
console-act-end-confirmed = Confirmed
console-act-end-seen = Seen
console-act-end-refused = Refused
console-act-end-withdrawn = Withdrawn
console-act-end-lapsed = Left without an answer
console-act-end-by = by { $by }, on { $at }
console-act-end-at = on { $at }
console-act-holds = { $label }: { $value }
console-act-why = Reason
console-act-order = Order
console-act-since = No longer counts since
console-act-factors = Ways of proving who they are
console-act-factors-end = Removed, they add others
console-act-factors-stay = Unchanged
console-act-models-gone = No longer accepted
console-act-no-model = None
console-act-days = { $after }, instead of { $before }
console-act-add-office = New office: { $name }
console-act-set-office-zone = Local time of { $name }
console-act-add-agent = New agent: { $name }
console-act-renew-agent-code = New code for { $name }
console-act-set-training = Training of { $name }
console-act-close-agent = Agent’s account closed: { $name }
console-act-add-device = New device: { $name }
console-act-renew-device-code = New code for { $name }
console-act-confirm-device = Letters compared: { $name }
console-act-revoke-device = Device withdrawn: { $name }
console-act-add-staff = New member of staff: { $name }
console-act-reset-staff = Sign-in link for { $name }
console-act-move-staff = Office of { $name }
console-act-link-staff = Who { $name } is besides
console-act-link-agent = Agent
console-act-link-no-agent = No agent
console-act-link-home = Household
console-act-link-home-known = Said
console-act-link-home-unknown = Not said
console-act-close-staff = Staff account closed: { $name }
console-act-lifted-by = To release an application
console-act-two-people = Two different people
console-act-set-policy = Accepted documents and days
console-act-stop-document = Document stopped: { $name }
console-act-stop-file = Documents of a file stopped
console-act-lift-stop-file = Lift the stops of a file
console-act-documents = Documents
console-number = { $count }
console-act-give-order = Order: { $name }
console-act-lift-order = Order lifted
console-act-judge-again = Examination of enrolments started again
console-act-enrolments = Enrolments
console-act-release = Release of record { $name }
console-act-refuse = Refusal of record { $name }
console-act-resume-notices = Messages leave again
console-act-add-factor = Way of signing in added: { $name }
console-act-change-password = Password changed
console-act-use-link = Password chosen by a link
console-act-sign-out-everywhere = All of their sessions closed
console-act-bring-parcel = File of a device brought in
console-act-plan-round = Round of { $name }
console-act-set-places = Places of a window
console-act-book-visit = Visit booked
console-act-move-visit = Visit moved
console-act-cancel-visit = Visit cancelled
console-act-miss-visit = Nobody came for a visit
console-act-file = Fingerprint
console-act-frames = Frames
console-act-day = Day
console-act-window = Window
console-act-places = Places
console-act-visit = Visit
console-act-visit-new = Replaced by
console-act-remove-factor = Way of signing in removed: { $name }
console-propose = Propose
console-propose-remark = Another person will confirm it.
console-proposed = It is proposed.
console-proposed-lead = Nothing changes yet. Another administrator confirms it under “Approvals”.
console-proposed-code = The link will work only with this code. Hand it to { $name } in person; whoever confirms hands over the link.
console-proposed-letters = The code will begin with these eight letters. Hand them to { $name } in person; whoever confirms hands over the last eight.
console-proposed-code-once = Note it now: it will not be shown again.
console-proposed-see = See the approvals
