# The pages without script: entrance, status, invitation, return, help.

page-brand = Vis-à-vis
page-help = Help
page-return = Find my application
page-leave = Leave this page
page-back = Back to my application

page-entrance-title = Prove who you are, once.
page-entrance-lead = An agent looks at your document and your face, at a counter or at your home.
page-entrance-need = What you need
page-entrance-need-age = To be eighteen or older
page-entrance-need-document = An identity card, a passport or a residence permit, the original
page-entrance-need-address = A postal address in France
page-entrance-need-mobile = A French mobile phone and an e-mail address
page-entrance-begin = Begin my application
page-entrance-how = How it goes
page-entrance-how-form = You fill in the application here, in about five minutes.
page-entrance-how-choose = You choose a post office, or a visit of the mail carrier at your home.
page-entrance-how-check = You show your invitation and your document. Allow five minutes.
page-entrance-how-answer = The answer comes by message, usually the same day.
page-entrance-paper = Without internet or a mobile
page-entrance-paper-how = Ask for the paper file at a post office.

page-identify-title = Is it really you?
page-identify-lead = Your application is kept. To open it, we send a code to the mobile that ends in { $end }.
page-identify-send = Get the code
page-identify-other = No longer your number? Come to a post office with your document, or start another application.
page-code-title = Enter the code you got by SMS.
page-code-lead = Six digits, valid for ten minutes. The SMS may take a minute to arrive.
page-code-label = Code received
page-code-go = Continue
page-code-again = Get another code
page-draft-title = Your phone remains to be confirmed.
page-draft-lead = Enter the code you got by SMS: your invitation is ready right after.

page-return-title = Find my application
page-return-lead = Lost the link, lost the invitation? Give the mobile of the application and your date of birth.
page-return-mobile = Mobile phone
page-return-mobile-hint = The one given in the application
page-return-birth = Date of birth
page-return-birth-hint = For example 14 3 1987; zero for a day or month that your document does not show
page-return-birth-wrong = This date is not complete, or does not exist. Write day, month and year in figures, for example 14 3 1987.
page-return-day = Day
page-return-month = Month
page-return-year = Year
page-return-go = Get a code
page-return-code-lead = If an application exists with this mobile and this date, a code has just been sent. Enter it here.
page-return-none = Nothing comes? Check the number and the date, or start another application.

page-visit-title = Choose a window.
page-visit-lead = The mail carrier comes to you between the two hours. Have your document and your invitation ready.
page-visit-move-lead = Your present appointment stands until you have chosen another one.
page-visit-slot = From { $from } to { $to }
page-visit-go = Take this window
page-visit-none-title = No free window at the moment
page-visit-none = No window is free for now. Come back later, or go to a post office: your invitation is valid there too.
page-visit-cancel = Cancel the appointment
page-visit-move = Change the window
page-visit-choose = Choose a window

page-email-title = Confirm your e-mail address
page-email-lead = A six-digit code was sent to you by e-mail. It is valid for one day.
page-email-go = Confirm
page-email-again = Send another code
page-email-done = E-mail address confirmed
page-messages-mail = Our messages reach you by e-mail.
page-messages-sms = Our messages reach you by SMS.
page-messages-none = No address is confirmed: news is on this page only.

page-withdraw-title = Withdraw your application?
page-withdraw-lead = Your invitation will no longer be worth anything and a booked visit will be cancelled. You can start another application whenever you wish.
page-withdraw-go = Withdraw my application
page-withdraw-keep = Keep my application

page-extend-title = The last day has passed.
page-extend-lead = Nothing is lost. Extend your application by thirty days: your invitation stays the same.
page-extend-go = Extend by thirty days
page-extend-over = The last day has passed and the application was extended twice already. Start another one: it takes five minutes.

page-declare-title = Your date of birth has to be declared again.
page-declare-lead = The date you declared and the one on your document are not equally complete. Withdraw this application, then start another one with the date exactly as the document bears it: another check will follow.

page-wait-title = Your check has been received.
page-wait-lead = The registry is verifying it. There is nothing to do: the answer comes to you by message.
page-again-title = Another check is needed.
page-again-lead = The last check could not be completed. Nothing is lost: show this new invitation, with your identity document.
page-bring-title = Bring another document.
page-bring-lead = The document that was shown will not do: it has expired, or is of a kind that is not accepted. Show this new invitation with an identity card, a passport or a residence permit that is still valid.
page-bring-document = Another identity document that is still valid, the original
page-ready-title = Your digital identity is ready.
page-ready-lead = It is recorded in your name. Using it online is not open yet.
page-rests-title = Your digital identity is suspended.
page-rests-lead = A person is looking into it. You cannot use it for now; we will write to you as soon as it is done.
page-expired-title = Your digital identity is no longer valid.
page-expired-lead = The time that your check counted for is over. Another check renews it: start an application, it takes five minutes.
page-ended-title = Your digital identity is closed.
page-ended-lead = A decision closed it. You cannot use it any more.
page-ended-call = Write to us with the number of your application: a person will tell you why, and what you can do.
page-ended-again = A decision closed it. You cannot use it any more; you can start another application.
page-refused-title = Your application could not be accepted.
page-refused-lead = What was gathered is not enough to prove your identity.
page-refused-again = Start another application
page-refused-again-how = With another identity document, if you have one.
page-refused-read = Ask for a second reading
page-refused-read-how = At any post office, with this number: { $number }.
page-refused-paper = Do it another way
page-refused-paper-how = The administration concerned can take your case at a counter, by telephone or by post.
page-refused-ways = What you can do
page-refused-harmless = None of this will stand against a later application.
page-withdrawn-title = Your application is withdrawn.
page-withdrawn-lead = You can start a new one whenever you like.
page-open-another = Start another application

page-was-page-title = Was it you?
page-was-page-lead = Your check has been received, but your invitation was not read, or your contact details were changing. It counts as soon as you have confirmed it.

page-was-title = A check was made in your name
page-was-lead = On { $day }, an agent looked at a document in your name. Your invitation was not read, or your contact details were changing: tell us whether it was you.
page-was-yes = It was me
page-was-no = It was not me

page-not-me-title = It is not you?
page-not-me-lead = Say so: nothing will be activated, and an identity that is ready will be suspended at once. A person looks into it and writes to you.
page-not-me-lead-link = Say so: nothing will be activated, and an identity that is ready will be suspended at once, for three days. With a code sent to your mobile, that lasts until a person has looked.
page-not-me-go = It is not me
page-not-me-done-title = Noted.
page-not-me-done-lead-link = Nothing will be activated in your name for three days. Confirm it with a code sent to your mobile, and that will last until a person has looked. Change the password of your mailbox if you think that somebody has access to it.
page-not-me-by-code = Confirm by a code
page-not-me-done-lead = Nothing will be activated in your name before a person has looked. Change the password of your mailbox if you think that somebody has access to it.

page-calendar-visit = Visit of the mail carrier (Vis-à-vis)
page-calendar-cancelled = Visit cancelled (Vis-à-vis)
page-calendar-deadline = Last day to show my invitation (Vis-à-vis)

page-help-title = Help
page-help-lost = I have lost my invitation
page-help-lost-how = Find your application with your mobile and your date of birth: the invitation is there, to be shown on the phone or printed.
page-help-code = The code does not come
page-help-code-how = Wait a minute, then ask for another one. Check that the phone has a signal and that the number is right.
page-help-late = The last day has passed
page-help-late-how = Open your application and extend it: nothing is lost.
page-help-document = My document is lost, out of date or refused
page-help-document-how = A valid card, passport or residence permit will do. Without any of the three, have your document renewed at the town hall or prefecture first.
page-help-home = I cannot get about
page-help-home-how = Choose the visit of the mail carrier. Somebody may be with you; they do not answer in your place.
page-help-answer = I have no answer
page-help-answer-how = The verification usually takes less than a day. Your page says where it stands; an answer comes to you in any case.
page-help-data = My data
page-help-data-how = No picture of your document or of your face is kept. What you declared serves to recognise you and to prove the check, for as long as the law asks. You may have access to it, correct it and complain to the CNIL.
page-help-talk = Talk to somebody
page-help-talk-how = At any post office.

page-trouble-title = That did not work.
page-lost-title = This page does not exist, or is not yours.
page-lost-lead = The link may be incomplete, or too old.
page-number = Application no. { $number }
page-actions = Other actions

page-contact-link = Change my contact details
page-contact-pending = A change of your contact details is under way
page-contact-title = Your contact details
page-contact-lead = A change counts once a code has confirmed it. Your earlier contact details are told at once, and it takes effect three days later.
page-contact-mobile = Mobile
page-contact-mobile-new = New mobile
page-contact-email = E-mail address
page-contact-email-new = New e-mail address
page-contact-postal = Postal address
page-contact-postal-lead = A code goes to your confirmed mobile. The address changes at once; if an appointment is booked it is cancelled, and you choose another.
page-contact-address-line = Number and street
page-contact-complement = Flat, floor, building (optional)
page-contact-postcode = Postcode
page-contact-locality = Town
page-contact-change = Change
page-contact-asked = A code was sent to { $new }. Enter it to confirm.
page-contact-asked-mobile = A code was sent to your confirmed mobile. Enter it to confirm.
page-contact-waits = Confirmed: the change takes effect on { $day } at { $hour }. Until then what touches your identity still goes to your earlier contact details, and your appointments to both.
page-contact-sooner = Do you still have access to the earlier ones? A code received there makes the change count at once.
page-contact-sooner-send = Get this code
page-contact-sooner-go = Make it count at once
page-contact-cancel = Undo this change
page-contact-lost = No access to your earlier contact details any more? There is nothing to do: once confirmed, the change takes effect by itself.
