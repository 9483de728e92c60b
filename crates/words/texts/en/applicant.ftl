# The applicant's forms: one question a page.

apply-language = Français
apply-wait = One moment…
apply-offline = Offline. What you typed is kept in this tab.
apply-progress = Step { $step } of { $steps }: { $what }
apply-title-fault = To correct: { $title }
apply-back = Back
apply-continue = Continue
apply-change = Change
apply-choose = Choose
apply-kept = Your answers stay in this tab until you send them. They are recorded nowhere else.
apply-to-paper = You can also apply on paper

apply-step-names = your names
apply-step-birth = your birth
apply-step-place = your place of birth
apply-step-address = your address
apply-step-contact = reaching you
apply-step-check = checking
apply-step-code = your mobile
apply-step-way = the identity check

apply-server-away = The server does not answer. Your answers are kept in this tab: check your connection, then try again.
apply-busy = Many people are applying at the moment. Your answers are kept in this tab: try again in a minute.
apply-unexpected = Nothing was done: a failure on our side. Your answers are kept in this tab. Try again in a moment.
apply-too-many-tries = Too many tries in a row. Your answers are kept in this tab: wait a few minutes, then try again.
apply-too-many-drafts = This number has already opened several applications today. Wait a while and try again, or change the number.

apply-begin-title = Apply for your digital identity.
apply-begin-lead = Answer a few questions here, in five minutes. Then an agent compares your face and your document, at a counter or at your home.
apply-begin = Start
apply-needs = What you need
apply-need-age = To be eighteen or over
apply-need-address = A postal address in France
apply-need-mobile = A French mobile, to receive a code
apply-need-email = An e-mail address
apply-need-document = Your identity card, passport or French residence permit, the original, still valid
apply-need-lacking = Is something missing?
apply-turns = What happens
apply-turn-answer = You answer, confirm your mobile, and choose the counter or your home. Your invitation is ready at once.
apply-turn-meet = You show the invitation and your document. You have 30 days; if the date passes, nothing is lost: you can extend it.
apply-turn-know = The answer is not given on the spot: it is sent to you, usually the same day.
apply-notice = Your data
apply-notice-purpose = What it is for
apply-notice-purpose-text = To check that you are you, and to create your digital identity. Nothing else.
apply-notice-kept = What is kept
apply-notice-kept-text = Your answers, your document’s number and dates, and what the agent observed. No photograph, no copy of the document, no social-security number.
apply-notice-long = For how long
apply-notice-long-text = Seven days if you do not confirm your mobile; otherwise for as long as the law asks to prove the check, then everything is erased.
apply-notice-rights = Your rights
apply-notice-rights-text = To see your data, correct it, have it erased: by letter, to the data protection office, at any post office. To withdraw your application at any time: from its page.
apply-notice-complaint = If our reply does not satisfy you
apply-notice-complaint-text = Complain to the French data protection authority: cnil.fr.

apply-names-title = What are your names?
apply-names-lead = Write them as on your document, with their accents.
apply-birth-name = Name at birth
apply-birth-name-hint = Also called family name or surname.
apply-usage-name = Name in use (optional)
apply-usage-name-hint = Only if it is on your document: your spouse’s name, for example.
apply-said-usage = Name in use
apply-given-names = All your given names
apply-given-names-hint = In the order of the document. A name of one letter is fine.
apply-one-name = Does your document carry only one name? Write it in both boxes, name at birth and given names.

apply-birth-title = Your birth
apply-birth-date = Date of birth
apply-birth-date-hint = For example: 9 2 1987 (day, month, year)
apply-birth-partial = My document does not show the day or the month
apply-birth-partial-hint = Leave empty what your document does not show.
apply-day = Day
apply-month = Month
apply-year = Year
apply-sex = Sex
apply-sex-hint = As on your document.
apply-sex-female = Female (F)
apply-sex-male = Male (M)
apply-sex-unspecified = Unspecified (X)

apply-place-title = What is your place of birth?
apply-born = Place of birth
apply-born-france = In France
apply-born-abroad = In another country
apply-commune = Commune of birth
apply-commune-hint = The name of the commune (the arrondissement in Paris, Lyon and Marseille), or its Insee code of five characters, as at your date of birth. It is not the postcode.
apply-suggested = { $count ->
    [one] One commune suggested, down arrow to choose it.
   *[other] { $count } communes suggested, down arrow to choose one.
}
apply-birth-country = Country of birth
apply-other-country = Another or former country
apply-country-code = Code of the country
apply-country-code-hint = Five figures that begin with 99, on insee.fr (code officiel géographique).
apply-town = Town of birth
apply-town-hint = As on your document. Leave it empty if it is not there.
apply-nationality = Nationality
apply-nationality-hint = That of the document you will show.
apply-stateless = Do you have no nationality?

apply-address-title = What is your address?
apply-address-lead = A postal address in France, where a letter finds you.
apply-address-line = Number and street
apply-address-complement = Further details (optional)
apply-address-complement-hint = Flat, floor, building, locality.
apply-postcode = Postcode
apply-locality = Town
apply-not-in-france = I do not live in France
apply-said-address = Address

apply-contact-title = How can we reach you?
apply-email = E-mail address
apply-email-hint = For the invitation and the answer.
apply-mobile = French mobile
apply-mobile-hint = It will receive a code by text message. For example: 06 12 34 56 78
apply-no-mobile = I have no French mobile

apply-check-title = Check your answers.
apply-check-lead = They will be compared with your document, the names and dates above all.
apply-check-do = Send my application
apply-check-after = A code is then sent at once by text message, to confirm your mobile.
apply-nothing-said = No answer
apply-summary-title = To correct before sending

apply-code-title = Which code did you receive?
apply-code-lead = It has just been sent by text message, to the number that ends in { $end }.
apply-code = Code of six figures
apply-code-hint = It is valid for ten minutes.
apply-code-do = Confirm my mobile
apply-code-missing = Type the six figures of the message. If it does not arrive, ask for another code.
apply-code-wrong = This is not the code that was sent. Read the last message again, then try again.
apply-code-expired = This code is no longer valid. Ask for another code: it replaces this one.
apply-code-again = Send another code
apply-code-again-at = Not received? You can ask for another code at { $time }.
apply-code-sent = Another code has just been sent. Only the last one counts.
apply-code-not-sent = The code did not leave. Check your connection, then try again.
apply-code-too-many = No other code can leave for now. Wait a minute; if that is not enough, come back tomorrow or change the number.
apply-code-change = Change the number
apply-code-gone-title = This application no longer waits for a code.
apply-code-gone = Your answers are kept in this tab: check them and send them again.
apply-code-gone-do = Check my answers

apply-way-title = Where do you want the check to be made?
apply-way-lead = Your mobile is confirmed. Choose the place; you can change it later.
apply-way-counter = At a counter
apply-way-counter-note = In any authorised office, without an appointment, during opening hours. Allow five minutes.
apply-way-home = At your home
apply-way-home-note = The mail carrier comes within a window that you choose. Allow five minutes.
apply-way-online = The online check is not open.
apply-way-missing = Choose a place: at a counter or at your home.
apply-bring = In both cases, have ready
apply-bring-document = your identity document, the original
apply-bring-invitation = your invitation, on a telephone or on paper

apply-window-title = When can the carrier come?
apply-window-lead = They come once within the window. You can move or cancel the appointment.
apply-window-between = { $from } – { $to }
apply-window-do = Book this appointment
apply-window-none-suits = None of these suits me
apply-window-look = Look for a window
apply-window-looking = Looking for windows…
apply-window-missing = Choose a window.
apply-window-taken = The last place of this window has just been taken. Choose another.
apply-hour = { $hour }:00
apply-hour-minute = { $hour }:{ $minute }

apply-no-window-title = No window for now.
apply-no-window-lead = Every visit planned near you is taken. Your application is kept.
apply-no-window-suits = No window suits you.
apply-no-window-kept = Your application is kept.
apply-no-window-counter = Go to a counter
apply-no-window-counter-text = In any authorised office, without an appointment, today if it is open.
apply-no-window-counter-do = Choose the counter
apply-no-window-wait = Wait for a window
apply-no-window-wait-text = New visits are opened regularly. You will choose from the page of your application; its address is in your e-mail.
apply-no-window-wait-do = See my application
apply-no-window-again = Look again

apply-paper-title = You can also apply on paper.
apply-paper-lead = The same check, the same answer. Only the form differs.
apply-paper-office = At a post office
apply-paper-office-text = Ask for the paper file at the counter, in any office. Somebody helps you fill it in if you wish.
apply-paper-letter = By letter
apply-paper-letter-text = Write to this address. The file is sent to you wherever you are, in France or elsewhere.
apply-paper-to = Vis-à-vis, dossier papier
apply-paper-here = Go on here
apply-paper-here-text = If you have what was missing after all. Your answers are kept in this tab.
apply-paper-here-do = Return to the page before

apply-young-title = Not yet: you must be eighteen.
apply-young-lead = From the date you typed, your application can be opened on { $day }.
apply-young-mend = Correct the date
apply-young-mend-text = A slip of the finger can happen. Your answers are kept in this tab.
apply-young-mend-do = Correct my date of birth
apply-young-later = Come back on that day
apply-young-later-text = Nothing was recorded. None of this will hinder your application.
apply-young-otherwise = Do what you came for another way
apply-young-otherwise-text = If it cannot wait, the administration concerned can take it at its counter, by telephone or by letter.

apply-erase = Erase my answers
apply-erase-title = Erase your answers?
apply-erase-lead = Everything you typed in this tab goes. An application already sent but not confirmed erases itself within seven days.
apply-erase-not = Keep my answers
apply-erase-do = Erase my answers

apply-missing-birth-name = Write your name at birth, as on your document.
apply-missing-given-names = Write your given names, as on your document.
apply-missing-birth-date = Write your date of birth, as on your document.
apply-missing-sex = Choose what your document shows.
apply-missing-born = Say whether you were born in France or in another country.
apply-missing-commune = Write your commune of birth, or its Insee code.
apply-missing-birth-country = Choose your country of birth.
apply-missing-nationality = Choose your nationality.
apply-missing-address-line = Write the number and the street.
apply-missing-postcode = Write the postcode, five figures.
apply-missing-locality = Write the town.
apply-missing-email = Write your e-mail address.
apply-missing-mobile = Write your mobile number.
apply-wrong-name = A name has no figure or special sign in it, and no more than 256 characters. Read it again on your document.
apply-wrong-birth-date = This date is not complete, or does not exist. Write the day, the month and the year in figures, for example 9 2 1987.
apply-wrong-commune = This commune is not in the list. Choose a commune suggested, or write the Insee code of yours, for example 39300.
apply-commune-postcode = This is a postcode, and no commune has it as its Insee code. Write the name of the commune, then choose it in the list.
apply-wrong-other-country = Write the five figures of the country’s code. It begins with 99.
apply-wrong-postcode = A postcode has five figures, for example 39120.
apply-wrong-email = This address is not complete. It looks like name@example.fr.
apply-wrong-mobile = This number cannot receive the code. Give a French mobile, for example 06 12 34 56 78.
apply-wrong-other = This answer does not fit. Read it again and correct it.
apply-nir = This answer holds a social-security number, which we may not keep. Take it out.
