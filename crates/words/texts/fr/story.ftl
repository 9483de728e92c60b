# Où en est la demande : les étapes, puis chaque état avec la suite. Aucun état n’est une impasse.

story-title = Où en est ma demande
story-step-opened = Demande ouverte
story-step-confirmed = Téléphone confirmé
story-step-check = Contrôle en face à face
story-step-registry = Vérification par le registre
story-step-ready = Identité prête
story-step-yours = à vous, avant le { $deadline }
story-step-visit = rendez-vous pris, le { $day }
story-step-same-day = en général le jour même


story-appointment-done = Le facteur est passé. La suite vous arrive par message.
story-appointment-applicant-absent = Le facteur est passé et n’a trouvé personne. Choisissez un autre créneau, ou un bureau.
story-appointment-carrier-absent = Le facteur n’a pas pu passer. Vous n’y êtes pour rien : choisissez le premier créneau libre.
story-appointment-cancelled = Le rendez-vous est annulé. Choisissez un autre créneau, ou un bureau.

story-not-me = Ce n’est pas moi
story-home = Faire venir le facteur
story-counter = Aller dans un bureau
