# Où en est la demande : les étapes, puis chaque état avec la suite. Aucun état n’est une impasse.

story-title = Où en est ma demande
story-step-opened = Demande ouverte
story-step-confirmed = Téléphone confirmé
story-step-check = Contrôle en face à face
story-step-registry = Vérification par le registre
story-step-ready = Identité prête
story-step-yours = à vous, avant le { $deadline }
story-step-same-day = en général le jour même

story-drafted = Il reste à confirmer votre téléphone. Saisissez le code reçu par SMS.
story-submitted = Votre demande est reçue. Choisissez un bureau ou une visite chez vous.
story-awaiting-check = Votre invitation est prête. Présentez-la avant le { $deadline }.
story-check-received = Votre contrôle est reçu. Le registre le vérifie ; vous n’avez rien à faire.
story-under-review = Votre contrôle est reçu. La vérification prend plus de temps que d’habitude ; vous n’avez rien à faire.
story-activated = Votre identité numérique est prête. Vous pouvez vous en servir dès maintenant.
story-refused = Votre demande n’a pas pu être acceptée. Demandez une relecture, ou ouvrez une nouvelle demande.
story-lapsed = La date limite est passée. Prolongez votre demande, ou ouvrez-en une nouvelle.
story-withdrawn = Votre demande est retirée. Vous pouvez en ouvrir une nouvelle quand vous le souhaitez.

story-appointment-offered = Des créneaux vous sont proposés. Choisissez celui qui vous va.
story-appointment-booked = Le facteur passera le { $day }, entre { $from } et { $to }.
story-appointment-confirmed = Le facteur passera le { $day }, entre { $from } et { $to }. Le rendez-vous est confirmé.
story-appointment-under-way = Le facteur est en tournée. Il passera entre { $from } et { $to }.
story-appointment-done = Le facteur est passé. La suite vous arrive par message.
story-appointment-applicant-absent = Le facteur est passé et n’a trouvé personne. Choisissez un autre créneau, ou un bureau.
story-appointment-carrier-absent = Le facteur n’a pas pu passer. Vous n’y êtes pour rien : choisissez le premier créneau libre.
story-appointment-cancelled = Le rendez-vous est annulé. Choisissez un autre créneau, ou un bureau.
story-appointment-moved = Le rendez-vous est déplacé. Le nouveau créneau figure ici.

story-not-me = Ce n’est pas moi
story-second-reading = Demander une relecture
story-home = Faire venir le facteur
story-counter = Aller dans un bureau
