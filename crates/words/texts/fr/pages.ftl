# Les pages sans script : accueil, suivi, invitation, retour, aide.

page-brand = Vis-à-vis
page-help = Aide
page-return = Retrouver ma demande
page-leave = Quitter cette page
page-back = Retour à ma demande

page-entrance-title = Prouvez votre identité, une fois.
page-entrance-lead = Un agent regarde votre document et votre visage, au guichet ou chez vous.
page-entrance-need = Ce qu’il faut
page-entrance-need-age = Avoir dix-huit ans ou plus
page-entrance-need-document = Une carte d’identité, un passeport ou un titre de séjour, l’original
page-entrance-need-address = Une adresse postale en France
page-entrance-need-mobile = Un téléphone mobile français et une adresse e-mail
page-entrance-begin = Commencer ma demande
page-entrance-how = Comment cela se passe
page-entrance-how-form = Vous remplissez la demande ici, en cinq minutes environ.
page-entrance-how-choose = Vous choisissez un bureau de poste, ou une visite du facteur chez vous.
page-entrance-how-check = Vous montrez votre invitation et votre document. Comptez cinq minutes.
page-entrance-how-answer = La réponse arrive par message, en général le jour même.
page-entrance-paper = Sans internet ou sans mobile
page-entrance-paper-how = Demandez le dossier papier dans un bureau de poste.

page-identify-title = C’est bien vous ?
page-identify-lead = Votre demande est gardée. Pour l’ouvrir, nous envoyons un code au mobile qui se termine par { $end }.
page-identify-send = Recevoir le code
page-identify-other = Ce n’est plus votre numéro ? Présentez-vous dans un bureau avec votre document, ou ouvrez une nouvelle demande.
page-code-title = Saisissez le code reçu par SMS.
page-code-lead = Six chiffres, valables dix minutes. Le SMS peut mettre une minute à arriver.
page-code-label = Code reçu
page-code-go = Continuer
page-code-again = Recevoir un autre code
page-draft-title = Il reste à confirmer votre téléphone.
page-draft-lead = Saisissez le code reçu par SMS : votre invitation est prête juste après.

page-return-title = Retrouver ma demande
page-return-lead = Un lien perdu, une invitation perdue ? Donnez le mobile de la demande et votre date de naissance.
page-return-mobile = Téléphone mobile
page-return-mobile-hint = Celui donné dans la demande
page-return-birth = Date de naissance
page-return-birth-hint = Par exemple 14 3 1987 ; zéro pour un jour ou un mois que votre document ne porte pas
page-return-birth-wrong = Cette date n’est pas complète, ou n’existe pas. Écrivez le jour, le mois et l’année en chiffres, par exemple 14 3 1987.
page-return-day = Jour
page-return-month = Mois
page-return-year = Année
page-return-go = Recevoir un code
page-return-code-lead = Si une demande existe avec ce mobile et cette date, un code vient de partir. Saisissez-le ici.
page-return-none = Rien ne vient ? Vérifiez le numéro et la date, ou ouvrez une nouvelle demande.

page-visit-title = Choisissez un créneau.
page-visit-lead = Le facteur passe chez vous entre les deux heures. Prévoyez votre document et votre invitation.
page-visit-move-lead = Votre rendez-vous actuel reste pris tant que vous n’en avez pas choisi un autre.
page-visit-slot = De { $from } à { $to }
page-visit-go = Prendre ce créneau
page-visit-none-title = Pas de créneau libre pour l’instant
page-visit-none = Aucun créneau n’est libre pour le moment. Revenez plus tard, ou présentez-vous dans un bureau : votre invitation y vaut aussi.
page-visit-cancel = Annuler le rendez-vous
page-visit-move = Changer de créneau
page-visit-choose = Choisir un créneau

page-email-title = Confirmez votre adresse e-mail
page-email-lead = Un code à six chiffres vous a été envoyé par e-mail. Il vaut un jour.
page-email-go = Confirmer
page-email-again = Envoyer un autre code
page-email-done = Adresse e-mail confirmée
page-messages-mail = Nos messages vous arrivent par e-mail.
page-messages-sms = Nos messages vous arrivent par SMS.
page-messages-none = Aucune adresse n’est confirmée : les nouvelles sont sur cette page seulement.

page-withdraw-title = Retirer votre demande ?
page-withdraw-lead = Votre invitation ne vaudra plus rien et un rendez-vous pris sera annulé. Vous pourrez ouvrir une autre demande quand vous le souhaitez.
page-withdraw-go = Retirer ma demande
page-withdraw-keep = Garder ma demande

page-extend-title = La date limite est passée.
page-extend-lead = Rien n’est perdu. Prolongez votre demande de trente jours : votre invitation reste la même.
page-extend-go = Prolonger de trente jours
page-extend-over = La date limite est passée et la demande a déjà été prolongée deux fois. Ouvrez-en une nouvelle : cela prend cinq minutes.

page-declare-title = Votre date de naissance est à déclarer de nouveau.
page-declare-lead = La date que vous avez déclarée et celle de votre document ne sont pas aussi complètes l’une que l’autre. Retirez cette demande, puis ouvrez-en une nouvelle avec la date exactement comme elle figure sur le document : un nouveau contrôle suivra.

page-wait-title = Votre contrôle est reçu.
page-wait-lead = Le registre le vérifie. Vous n’avez rien à faire : la réponse vous arrive par message.
page-again-title = Un nouveau contrôle est nécessaire.
page-again-lead = Le dernier contrôle n’a pas pu aboutir. Rien n’est perdu : présentez cette nouvelle invitation, avec votre document d’identité.
page-bring-title = Apportez un autre document.
page-bring-lead = Le document présenté ne convient pas : il est périmé, ou d’un modèle qui n’est pas accepté. Présentez cette nouvelle invitation avec une carte d’identité, un passeport ou un titre de séjour en cours de validité.
page-bring-document = Un autre document d’identité, en cours de validité, l’original
page-ready-title = Votre identité numérique est prête.
page-ready-lead = Elle est enregistrée à votre nom. S’en servir en ligne n’est pas encore ouvert.
page-rests-title = Votre identité numérique est suspendue.
page-rests-lead = Une personne vérifie. Vous ne pouvez pas vous en servir pour l’instant ; nous vous écrirons dès que c’est fini.
page-expired-title = Votre identité numérique n’est plus valable.
page-expired-lead = Le temps pour lequel votre contrôle comptait est passé. Un nouveau contrôle la renouvelle : ouvrez une demande, cela prend cinq minutes.
page-ended-title = Votre identité numérique est fermée.
page-ended-lead = Une décision l’a fermée. Vous ne pouvez plus vous en servir.
page-ended-call = Écrivez-nous avec le numéro de votre demande : une personne vous dira pourquoi, et ce que vous pouvez faire.
page-ended-again = Une décision l’a fermée. Vous ne pouvez plus vous en servir ; vous pouvez ouvrir une nouvelle demande.
page-refused-title = Votre demande n’a pas pu être acceptée.
page-refused-lead = Les éléments recueillis ne suffisent pas pour prouver votre identité.
page-refused-again = Ouvrir une nouvelle demande
page-refused-again-how = Avec un autre document d’identité, si vous en avez un.
page-refused-read = Demander une relecture
page-refused-read-how = Dans tout bureau de poste, avec ce numéro : { $number }.
page-refused-paper = Faire votre démarche autrement
page-refused-paper-how = L’administration concernée peut la recevoir au guichet, par téléphone ou par courrier.
page-refused-ways = Ce que vous pouvez faire
page-refused-harmless = Rien de ceci ne gênera une prochaine demande.
page-withdrawn-title = Votre demande est retirée.
page-withdrawn-lead = Vous pouvez en ouvrir une nouvelle quand vous le souhaitez.
page-open-another = Ouvrir une nouvelle demande

page-was-page-title = Était-ce vous ?
page-was-page-lead = Votre contrôle est reçu, mais votre invitation n’a pas été lue, ou vos coordonnées changeaient. Il compte dès que vous l’avez confirmé.

page-was-title = Un contrôle a été fait à votre nom
page-was-lead = Le { $day }, un agent a regardé un document à votre nom. Votre invitation n’a pas été lue, ou vos coordonnées changeaient : dites-nous si c’était vous.
page-was-yes = C’était moi
page-was-no = Ce n’était pas moi

page-not-me-title = Ce n’est pas vous ?
page-not-me-lead = Dites-le : rien ne sera activé, et une identité déjà prête sera suspendue aussitôt. Une personne regarde et vous écrit.
page-not-me-lead-link = Dites-le : rien ne sera activé, et une identité déjà prête sera suspendue aussitôt, pendant trois jours. Avec un code envoyé à votre mobile, cela dure jusqu’à ce qu’une personne ait regardé.
page-not-me-go = Ce n’est pas moi
page-not-me-done-title = C’est noté.
page-not-me-done-lead-link = Rien ne sera activé à votre nom pendant trois jours. Confirmez-le avec un code envoyé à votre mobile, et cela durera jusqu’à ce qu’une personne ait regardé. Changez le mot de passe de votre messagerie si vous pensez que quelqu’un y a accès.
page-not-me-by-code = Confirmer par un code
page-not-me-done-lead = Rien ne sera activé à votre nom avant qu’une personne ait regardé. Changez le mot de passe de votre messagerie si vous pensez que quelqu’un y a accès.

page-calendar-visit = Visite du facteur (Vis-à-vis)
page-calendar-cancelled = Visite annulée (Vis-à-vis)
page-calendar-deadline = Dernier jour pour présenter mon invitation (Vis-à-vis)

page-help-title = Aide
page-help-lost = J’ai perdu mon invitation
page-help-lost-how = Retrouvez votre demande avec votre mobile et votre date de naissance : l’invitation y est, à montrer sur le téléphone ou à imprimer.
page-help-code = Le code n’arrive pas
page-help-code-how = Attendez une minute, puis demandez-en un autre. Vérifiez que le téléphone capte et que le numéro est le bon.
page-help-late = La date limite est passée
page-help-late-how = Ouvrez votre demande et prolongez-la : rien n’est perdu.
page-help-document = Mon document est perdu, périmé ou refusé
page-help-document-how = Une carte, un passeport ou un titre de séjour en cours de validité convient. Sans aucun des trois, faites d’abord refaire votre document en mairie ou en préfecture.
page-help-home = Je ne peux pas me déplacer
page-help-home-how = Choisissez la visite du facteur. Une personne peut vous accompagner ; elle ne répond pas à votre place.
page-help-answer = Je n’ai pas de réponse
page-help-answer-how = La vérification prend en général moins d’un jour. Votre page dit où elle en est ; une réponse vous arrive dans tous les cas.
page-help-data = Mes données
page-help-data-how = Aucune image de votre document ni de votre visage n’est gardée. Ce que vous avez déclaré sert à vous reconnaître et à prouver le contrôle, le temps que la loi demande. Vous pouvez y accéder, les corriger et vous plaindre auprès de la CNIL.
page-help-talk = Parler à quelqu’un
page-help-talk-how = Dans tout bureau de poste.

page-trouble-title = Cela n’a pas marché.
page-lost-title = Cette page n’existe pas, ou n’est pas à vous.
page-lost-lead = Le lien est peut-être incomplet, ou trop ancien.
page-number = Demande n° { $number }
page-actions = Autres actions

page-contact-link = Changer mes coordonnées
page-contact-pending = Un changement de vos coordonnées est en cours
page-contact-title = Vos coordonnées
page-contact-lead = Un changement compte une fois confirmé par un code. Vos anciennes coordonnées sont prévenues aussitôt, et il prend effet trois jours plus tard.
page-contact-mobile = Mobile
page-contact-mobile-new = Nouveau mobile
page-contact-email = Adresse e-mail
page-contact-email-new = Nouvelle adresse e-mail
page-contact-postal = Adresse postale
page-contact-postal-lead = Un code part à votre mobile confirmé. L’adresse change aussitôt ; si un rendez-vous est pris, il est annulé et vous en choisissez un autre.
page-contact-address-line = Numéro et rue
page-contact-complement = Appartement, étage, bâtiment (facultatif)
page-contact-postcode = Code postal
page-contact-locality = Ville
page-contact-change = Changer
page-contact-asked = Un code a été envoyé à { $new }. Saisissez-le pour confirmer.
page-contact-asked-mobile = Un code a été envoyé à votre mobile confirmé. Saisissez-le pour confirmer.
page-contact-waits = Confirmé : le changement prend effet le { $day } à { $hour }. D’ici là, ce qui touche à votre identité part encore à vos anciennes coordonnées, et vos rendez-vous aux deux.
page-contact-sooner = Vous avez encore accès aux anciennes ? Un code reçu là fait compter le changement tout de suite.
page-contact-sooner-send = Recevoir ce code
page-contact-sooner-go = Faire compter tout de suite
page-contact-cancel = Annuler ce changement
page-contact-lost = Vous n’avez plus accès à vos anciennes coordonnées ? Vous n’avez rien à faire : une fois confirmé, le changement prend effet de lui-même.
