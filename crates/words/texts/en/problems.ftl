# What kept a request or a gesture from being done: the fact, then what to do. One key per `terms::Problem`.

problem-unexpected = Nothing was done: something failed on our side. What you entered is kept. Try again in a moment.
problem-server-away = The server does not answer. Carry on: everything is kept here and leaves when the network is back.
problem-busy = Many requests just now. Sending resumes by itself; there is nothing to do again.
problem-malformed = The request does not have the expected form. Reload the page, or update the application, then start again.
problem-not-found = Nothing exists at this address, or you have no access to it. Check the link you received, or ask for a new one.
problem-sign-in-first = Your session is not open. Sign in, then pick up where you were.
problem-wrong-password = The login and the password do not go together. Check both and try again.
problem-not-allowed = Your role does not allow this. Ask a person who has the right to do it.
problem-too-many-tries = Too many tries in a row. Wait a few minutes, then try again.
problem-link-expired = This link was used already, or it is too old. Ask the administration for another one.
problem-password-too-weak = This password will not do: it needs at least twelve characters and must differ from the last one.
problem-already-there = This is taken already. Choose another one.
problem-factor-first = Your password is right. Prove now that it is you: your passkey, or the six digits of your app.
problem-factor-wrong = That does not prove it. Use the digits that your app shows now, each only once, or the passkey that you added here.
problem-second-person = Another administrator has to do this: whoever began it cannot confirm it too.
problem-last-factor = This is your last way to prove that it is you. Add another one first, then remove it.
problem-already-proposed = This is proposed already and waits for another person. Look under “Approvals”: confirm, refuse or withdraw first what waits.
problem-codes-forbidden = Codes of an app are not used here any more. Prove yourself with your passkey. If you have none, ask an administrator for a link that removes your ways of signing in, then add a passkey.
problem-changed-meanwhile = This has changed meanwhile. Look at what holds now, then propose it again.

problem-field-missing = This field is empty. Fill it in to continue.
problem-field-invalid = This field is too long, or of another form than expected. Read it again and correct it.
problem-too-young = Not yet: one must be eighteen. Correct the date if it was mistyped, or come back on your eighteenth birthday.
problem-address-not-in-france = The address is not in France. Give a postal address in France, or ask for the paper form.
problem-mobile-not-accepted = This number cannot receive our code. Give a French mobile number.
problem-nir-refused = This text holds a social-security number, which we are not allowed to keep. Remove it to continue.
problem-code-wrong = This is not the code we sent. Read the latest message again and retry.
problem-code-expired = This code no longer works. Ask for a new one.
problem-not-in-this-state = The request has moved on meanwhile: this is no longer possible. Reload the page to see where it stands.
problem-too-many-from-here = Too many codes were asked for from your connection. Wait an hour, or use another connection: your telephone’s own, for example.
problem-code-on-its-way = A code was sent less than a minute ago: use that one. You can ask for another in a minute.
problem-no-more-codes = No further code goes out today: five were sent. Use the last one, or come back tomorrow.
problem-review-changed = What holds this application has changed since you opened it. Nothing was decided: look at it again.
problem-own-check = You checked this application yourself. Another reviewer has to decide.
problem-own-household = This application is of your own household. Another reviewer has to decide.
problem-decided-before = You have decided on this already, and two people are asked. Another reviewer has to decide.

problem-window-full = The last place of this time slot has just been taken. Choose another one.
problem-window-closed = This time slot is no longer offered. Choose another one.
problem-already-booked = This request already has an appointment. Keep it, or move it.

problem-wrong-pin = This is not the right PIN. Tries are left: take your time.
problem-vault-destroyed = Ten wrong PINs: this vault is destroyed. Sealed checks still leave. Ask the administration for a new one-time code.
problem-pin-too-weak = This PIN is too short or too simple. Choose another one, without a sequence or a repetition.
problem-enrolment-code-wrong = This one-time code is wrong, used already, or more than twenty-four hours old. Read it again, or ask the administration for a new one.
problem-device-not-enrolled = This device is not registered yet. Enter the code given by the administration.
problem-lease-expired = There is no right to work offline now: it has run out, or was never fetched. End the open case if there is one, then connect and prepare.
problem-lease-exhausted = All the checks allowed offline are done. Connect the device to receive more.
problem-device-not-confirmed = This device is not confirmed yet. Have its letters compared in the console; then it goes on by itself.
problem-update-needed = This version of the application is too old for that. Have it updated; what is sealed will still be sent.
problem-not-trained-yet = Your training is still to come: no check begins before it. What is sealed will leave; call the administration if the date is wrong.
problem-not-trained-yet-day = Your training is on { $day }: no check begins before it. What is sealed will leave; call the administration if the date is wrong.
problem-standing-ended = Your authorisation, or this device’s, has ended. An open case can be finished and what is sealed will be sent; call the administration.
problem-case-open = A case is already open on this device. End it first, or abandon it with its reason.
problem-no-case = No case is open. Scan an invitation first.
problem-wrong-step = This is not the current step. Go on from the step shown.
problem-store-full = The device is full: this check is not recorded yet, nothing typed is lost. Tell the administration, who will make room, then record.
problem-already-running = The application is already open on this device. Go back to its window.
problem-already-enrolled = This device is registered already. To give it to another server, the administration first resets it.

problem-voucher-unreadable = This code is not an invitation. Scan the one on the invitation, or type its letters.
problem-voucher-forged = The signature of this invitation does not verify. Do not open a case with it: the person asks for a new one from their page.
problem-voucher-foreign = This invitation comes from another service. The person opens a request with us, or turns to that other service.
problem-voucher-letter-wrong = One letter of this group does not fit. Read the group again and correct it.
problem-voucher-expired = The date of this invitation has passed. You can go on: the registry will decide.
problem-voucher-not-verifiable = This device does not know the key of this invitation yet. Carry on: the registry will verify it.
problem-scanner-away = No invitation reader answers here. Type the sixteen letters.
problem-reader-away = The document reader does not answer, or nothing lies on it. Lay the document on it, or type the lines.
problem-out-of-round = This visit is not on your round. You can make the check: a person looks at it before it counts.

problem-check-digits-wrong = The check digits do not come out right. Read the lines on the document again.
problem-mrz-unreadable = These lines are not those of a known document. Check the side, and read or type them again.
problem-document-not-accepted = This model of document is not accepted. Ask for another: the visit does not count as an attempt.
problem-fields-differ = What you typed and what was read differ. Read the document again.
problem-seal-unreadable = This code is no seal, or it was not read whole. Scan it again.
problem-too-many-readings = Third wrong reading: this check can no longer succeed. End it as abandoned; the person will receive a new invitation.
