# Les formulaires de la personne : une question par page.

apply-language = English
apply-wait = Un instant…
apply-offline = Hors ligne. Ce que vous avez saisi est gardé dans cet onglet.
apply-progress = Étape { $step } sur { $steps } : { $what }
apply-title-fault = À corriger : { $title }
apply-back = Retour
apply-continue = Continuer
apply-change = Modifier
apply-choose = Choisissez
apply-kept = Vos réponses restent dans cet onglet jusqu’à l’envoi. Elles ne sont enregistrées nulle part ailleurs.
apply-to-paper = La demande se fait aussi sur papier

apply-step-names = vos noms
apply-step-birth = votre naissance
apply-step-place = votre lieu de naissance
apply-step-address = votre adresse
apply-step-contact = vous joindre
apply-step-check = relire
apply-step-code = votre mobile
apply-step-way = le contrôle

apply-server-away = Le serveur ne répond pas. Vos réponses sont gardées dans cet onglet : vérifiez votre connexion, puis réessayez.
apply-busy = Beaucoup de demandes en ce moment. Vos réponses sont gardées dans cet onglet : réessayez dans une minute.
apply-unexpected = Rien n’a été fait : une panne de notre côté. Vos réponses sont gardées dans cet onglet. Réessayez dans un moment.
apply-too-many-tries = Trop d’essais de suite. Vos réponses sont gardées dans cet onglet : attendez quelques minutes, puis réessayez.
apply-too-many-drafts = Ce numéro a déjà ouvert plusieurs demandes aujourd’hui. Attendez un moment et réessayez, ou modifiez le numéro.

apply-begin-title = Demandez votre identité numérique.
apply-begin-lead = Vous répondez ici à quelques questions, en cinq minutes. Ensuite, un agent compare votre visage et votre document, au guichet ou chez vous.
apply-begin = Commencer
apply-needs = Ce qu’il vous faut
apply-need-age = Avoir dix-huit ans
apply-need-address = Une adresse postale en France
apply-need-mobile = Un mobile français, pour recevoir un code
apply-need-email = Une adresse électronique
apply-need-document = Votre carte d’identité, votre passeport ou votre titre de séjour, l’original, en cours de validité
apply-need-lacking = Il vous manque quelque chose ?
apply-turns = Comment cela se passe
apply-turn-answer = Vous répondez, confirmez votre mobile et choisissez le guichet ou votre domicile. Votre invitation est prête aussitôt.
apply-turn-meet = Vous montrez l’invitation et votre document. Vous avez 30 jours ; si la date passe, rien n’est perdu : vous pourrez la prolonger.
apply-turn-know = La réponse ne se donne pas sur place : vous la recevez par message, en général le jour même.
apply-notice = Vos données
apply-notice-purpose = À quoi elles servent
apply-notice-purpose-text = À vérifier que vous êtes bien vous et à créer votre identité numérique. À rien d’autre.
apply-notice-kept = Ce qui est gardé
apply-notice-kept-text = Vos réponses, le numéro et les dates de votre document, et ce que l’agent a constaté. Ni photo, ni copie du document, ni numéro de sécurité sociale.
apply-notice-long = Combien de temps
apply-notice-long-text = Sept jours si vous ne confirmez pas votre mobile ; sinon, le temps que la loi demande pour prouver le contrôle, puis tout est effacé.
apply-notice-rights = Vos droits
apply-notice-rights-text = Voir vos données, les corriger, les faire effacer : par courrier, à la protection des données, dans tout bureau de poste. Retirer votre demande à tout moment : depuis sa page.
apply-notice-complaint = Si notre réponse ne vous convient pas
apply-notice-complaint-text = Adressez une plainte à la Commission nationale de l’informatique et des libertés : cnil.fr.

apply-names-title = Quels sont vos noms ?
apply-names-lead = Écrivez-les comme sur votre document, avec les accents.
apply-birth-name = Nom de naissance
apply-birth-name-hint = Aussi appelé nom de famille.
apply-usage-name = Nom d’usage (facultatif)
apply-usage-name-hint = Seulement s’il figure sur votre document : le nom de votre époux ou de votre épouse, par exemple.
apply-said-usage = Nom d’usage
apply-given-names = Tous vos prénoms
apply-given-names-hint = Dans l’ordre du document. Un prénom d’une seule lettre convient.
apply-one-name = Votre document ne porte qu’un seul nom ? Écrivez-le dans les deux cases, nom de naissance et prénoms.

apply-birth-title = Votre naissance
apply-birth-date = Date de naissance
apply-birth-date-hint = Par exemple : 9 2 1987
apply-birth-partial = Mon document ne porte pas le jour ou le mois
apply-birth-partial-hint = Laissez vide ce que votre document ne porte pas.
apply-day = Jour
apply-month = Mois
apply-year = Année
apply-sex = Sexe
apply-sex-hint = Comme sur votre document.
apply-sex-female = Féminin (F)
apply-sex-male = Masculin (M)
apply-sex-unspecified = Non précisé (X)

apply-place-title = Quel est votre lieu de naissance ?
apply-born = Lieu de naissance
apply-born-france = En France
apply-born-abroad = Dans un autre pays
apply-commune = Commune de naissance
apply-commune-hint = Le nom de la commune (l’arrondissement à Paris, Lyon et Marseille), ou son code Insee, à cinq caractères, à la date de votre naissance. Ce n’est pas le code postal.
apply-suggested = { $count ->
    [one] Une commune proposée, flèche bas pour la choisir.
   *[other] { $count } communes proposées, flèche bas pour en choisir une.
}
apply-birth-country = Pays de naissance
apply-other-country = Un autre pays, ou un pays disparu
apply-country-code = Code du pays
apply-country-code-hint = Cinq chiffres qui commencent par 99, sur insee.fr (code officiel géographique).
apply-town = Ville de naissance
apply-town-hint = Comme sur votre document. Laissez vide si elle n’y figure pas.
apply-nationality = Nationalité
apply-nationality-hint = Celle du document que vous présenterez.
apply-stateless = Vous n’avez pas de nationalité ?

apply-address-title = Quelle est votre adresse ?
apply-address-lead = Une adresse postale en France, où un courrier vous trouve.
apply-address-line = Numéro et rue
apply-address-complement = Complément (facultatif)
apply-address-complement-hint = Appartement, étage, bâtiment, lieu-dit.
apply-postcode = Code postal
apply-locality = Ville
apply-not-in-france = Je n’habite pas en France
apply-said-address = Adresse

apply-contact-title = Comment vous joindre ?
apply-email = Adresse électronique
apply-email-hint = Pour l’invitation et la réponse.
apply-mobile = Mobile français
apply-mobile-hint = Il recevra un code par SMS. Par exemple : 06 12 34 56 78
apply-no-mobile = Je n’ai pas de mobile français

apply-check-title = Relisez vos réponses.
apply-check-lead = Elles seront comparées à votre document, les noms et les dates surtout.
apply-check-do = Envoyer ma demande
apply-check-after = Un code part aussitôt par SMS, pour confirmer votre mobile.
apply-nothing-said = Pas de réponse
apply-summary-title = À corriger avant l’envoi

apply-code-title = Quel code avez-vous reçu ?
apply-code-lead = Il vient de partir par SMS, au numéro qui finit par { $end }.
apply-code = Code à six chiffres
apply-code-hint = Il vaut dix minutes.
apply-code-do = Confirmer mon mobile
apply-code-missing = Saisissez les six chiffres du SMS. S’il n’arrive pas, demandez un autre code.
apply-code-wrong = Ce n’est pas le code envoyé. Relisez le dernier SMS reçu, puis réessayez.
apply-code-expired = Ce code ne vaut plus. Demandez un autre code : il remplace celui-ci.
apply-code-again = Envoyer un autre code
apply-code-again-at = Pas reçu ? Vous pourrez demander un autre code à { $time }.
apply-code-sent = Un autre code vient de partir. Seul le dernier compte.
apply-code-not-sent = Le code n’est pas parti. Vérifiez votre connexion, puis réessayez.
apply-code-too-many = Aucun autre code ne peut partir pour l’instant. Attendez une minute ; si cela ne suffit pas, revenez demain ou changez de numéro.
apply-code-change = Changer de numéro
apply-code-gone-title = Cette demande n’attend plus de code.
apply-code-gone = Vos réponses sont gardées dans cet onglet : relisez-les et envoyez-les à nouveau.
apply-code-gone-do = Relire mes réponses

apply-way-title = Où voulez-vous faire le contrôle ?
apply-way-lead = Votre mobile est confirmé. Choisissez le lieu ; vous pourrez en changer.
apply-way-counter = Au guichet
apply-way-counter-note = Dans tout bureau habilité, sans rendez-vous, aux heures d’ouverture. Comptez cinq minutes.
apply-way-home = Chez vous
apply-way-home-note = Le facteur passe dans un créneau que vous choisissez. Comptez cinq minutes.
apply-way-online = Le contrôle en ligne n’est pas ouvert.
apply-way-missing = Choisissez un lieu : au guichet ou chez vous.
apply-bring = Dans les deux cas, préparez
apply-bring-document = votre document d’identité, l’original
apply-bring-invitation = votre invitation, sur un téléphone ou sur papier

apply-window-title = Quand le facteur peut-il passer ?
apply-window-lead = Il passe une fois dans le créneau. Vous pourrez déplacer ou annuler le rendez-vous.
apply-window-between = { $from } – { $to }
apply-window-do = Prendre ce rendez-vous
apply-window-none-suits = Aucun ne me convient
apply-window-look = Chercher un créneau
apply-window-looking = Recherche des créneaux…
apply-window-missing = Choisissez un créneau.
apply-window-taken = La dernière place de ce créneau vient d’être prise. Choisissez-en un autre.
apply-hour = { $hour } h
apply-hour-minute = { $hour } h { $minute }

apply-no-window-title = Aucun créneau pour le moment.
apply-no-window-lead = Toutes les visites prévues près de chez vous sont prises. Votre demande est gardée.
apply-no-window-suits = Aucun créneau ne vous convient.
apply-no-window-kept = Votre demande est gardée.
apply-no-window-counter = Aller au guichet
apply-no-window-counter-text = Dans tout bureau habilité, sans rendez-vous, dès aujourd’hui s’il est ouvert.
apply-no-window-counter-do = Choisir le guichet
apply-no-window-wait = Attendre un créneau
apply-no-window-wait-text = De nouvelles visites sont ouvertes régulièrement. Vous choisirez depuis la page de votre demande ; son adresse est dans votre courriel.
apply-no-window-wait-do = Voir ma demande
apply-no-window-again = Chercher à nouveau

apply-paper-title = La demande se fait aussi sur papier.
apply-paper-lead = Même contrôle, même réponse. Seul le formulaire change.
apply-paper-office = Dans un bureau de poste
apply-paper-office-text = Demandez le dossier papier au guichet, dans n’importe quel bureau. On vous aide à le remplir si vous le souhaitez.
apply-paper-letter = Par courrier
apply-paper-letter-text = Écrivez à cette adresse. Le dossier vous est envoyé là où vous êtes, en France ou ailleurs.
apply-paper-to = Vis-à-vis, dossier papier
apply-paper-here = Continuer ici
apply-paper-here-text = Si vous avez finalement ce qui manquait. Vos réponses sont gardées dans cet onglet.
apply-paper-here-do = Revenir à la page d’avant

apply-young-title = Pas encore : il faut avoir dix-huit ans.
apply-young-lead = D’après la date que vous avez saisie, votre demande pourra s’ouvrir le { $day }.
apply-young-mend = Corriger la date
apply-young-mend-text = Une faute de frappe peut arriver. Vos réponses sont gardées dans cet onglet.
apply-young-mend-do = Corriger ma date de naissance
apply-young-later = Revenir ce jour-là
apply-young-later-text = Rien n’a été enregistré. Rien de ceci ne gênera votre demande.
apply-young-otherwise = Faire votre démarche autrement
apply-young-otherwise-text = Si elle ne peut pas attendre, l’administration concernée peut la recevoir au guichet, par téléphone ou par courrier.

apply-erase = Effacer mes réponses
apply-erase-title = Effacer vos réponses ?
apply-erase-lead = Tout ce que vous avez saisi dans cet onglet disparaît. Une demande déjà envoyée et non confirmée s’efface d’elle-même en sept jours.
apply-erase-not = Garder mes réponses
apply-erase-do = Effacer mes réponses

apply-missing-birth-name = Écrivez votre nom de naissance, comme sur votre document.
apply-missing-given-names = Écrivez vos prénoms, comme sur votre document.
apply-missing-birth-date = Écrivez votre date de naissance, comme sur votre document.
apply-missing-sex = Choisissez ce que porte votre document.
apply-missing-born = Dites si votre naissance a eu lieu en France ou dans un autre pays.
apply-missing-commune = Écrivez votre commune de naissance, ou son code Insee.
apply-missing-birth-country = Choisissez votre pays de naissance.
apply-missing-nationality = Choisissez votre nationalité.
apply-missing-address-line = Écrivez le numéro et la rue.
apply-missing-postcode = Écrivez le code postal, cinq chiffres.
apply-missing-locality = Écrivez la ville.
apply-missing-email = Écrivez votre adresse électronique.
apply-missing-mobile = Écrivez votre numéro de mobile.
apply-wrong-name = Un nom ne porte ni chiffre ni signe spécial, et pas plus de 256 caractères. Relisez-le sur votre document.
apply-wrong-birth-date = Cette date n’est pas complète, ou n’existe pas. Écrivez le jour, le mois et l’année en chiffres, par exemple 9 2 1987.
apply-wrong-commune = Cette commune n’est pas dans la liste. Choisissez une commune proposée, ou écrivez le code Insee de la vôtre, par exemple 39300.
apply-commune-postcode = C’est un code postal, et aucune commune n’a ce code Insee. Écrivez le nom de la commune, puis choisissez-la dans la liste.
apply-wrong-other-country = Écrivez les cinq chiffres du code du pays. Il commence par 99.
apply-wrong-postcode = Un code postal a cinq chiffres, par exemple 39120.
apply-wrong-email = Cette adresse n’est pas complète. Elle ressemble à nom@exemple.fr.
apply-wrong-mobile = Ce numéro ne peut pas recevoir le code. Donnez un mobile français, par exemple 06 12 34 56 78.
apply-wrong-other = Cette réponse ne convient pas. Relisez-la et corrigez-la.
apply-nir = Cette réponse contient un numéro de sécurité sociale, que nous n’avons pas le droit de garder. Retirez-le.
