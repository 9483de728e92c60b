# La fenêtre de la tournée : préparation, liste, visite, retour.

# Heures et jours.
round-hour = { $hour } h
round-hour-minute = { $hour } h { $minute }
round-window = { $from } – { $until }
round-limit = { $day } { $hour }
round-stamp = { $day }, { $time }
round-person = { $initials }, naissance en { $year }

# La barre.
round-offline = Hors ligne
round-offline-since = Hors ligne depuis { $time }
round-sending = En ligne, envoi en cours
round-received-all = En ligne, tout est reçu
round-back = Retour
round-pause = Pause
round-leave = Interrompre

# La tournée.
round-title = Tournée
round-usable = Utilisable jusqu’à { $until }
round-unprepared = Cet appareil n’est pas préparé. Préparez-le avant de partir.
round-expired = Plus utilisable hors ligne depuis { $until }. Préparez de nouveau pour ouvrir un contrôle.
round-ended = Votre habilitation, ou celle de cet appareil, a pris fin. Remettez ce qui est enregistré, puis appelez l’administration.
round-exhausted = Tous les contrôles autorisés hors ligne sont faits. Préparez de nouveau pour en recevoir.
round-count = { $total ->
    [one] { $done } visite sur { $total }
   *[other] { $done } visites sur { $total }
}
round-news = { $added ->
    [0] { $gone ->
        [one] À { $at }, 1 visite a été retirée.
       *[other] À { $at }, { $gone } visites ont été retirées.
    }
    [one] { $gone ->
        [0] À { $at }, 1 visite a été ajoutée.
        [one] À { $at }, 1 visite a été ajoutée et 1 retirée.
       *[other] À { $at }, 1 visite a été ajoutée et { $gone } retirées.
    }
   *[other] { $gone ->
        [0] À { $at }, { $added } visites ont été ajoutées.
        [one] À { $at }, { $added } visites ont été ajoutées et 1 retirée.
       *[other] À { $at }, { $added } visites ont été ajoutées et { $gone } retirées.
    }
}
round-stops = Visites
round-none = Aucune visite dans cette tournée.
round-none-more = Si une visite est prévue, préparez de nouveau ou appelez votre bureau.
round-elsewhere = Autres gestes
round-next = Prochaine
round-todo = À faire
round-late = Créneau passé
round-recorded = Enregistré
round-absent = Absent, avis laissé
round-stopped = Interrompu
round-received = Reçu à { $time }
round-received-before = Reçu
round-set-aside = Mis de côté
round-erased = Adresse effacée d’ici
round-visit = Visite { $number }
round-check = Contrôle
round-open-visit = Ouvrir la visite { $number }
round-waiting = { $count ->
    [one] 1 enregistré ici, envoi en cours
   *[other] { $count } enregistrés ici, envoi en cours
}
round-waiting-offline = { $count ->
    [one] 1 enregistré ici, envoi au retour du réseau
   *[other] { $count } enregistrés ici, envoi au retour du réseau
}
round-lock = Verrouiller

# Ce qui est en pause.
round-held = En pause
round-held-one = En pause à l’étape { $step }, ouvert à { $time }
round-held-unnamed = Invitation sans initiales
round-resume = Reprendre
round-step-document = « Document »
round-step-fields = « Mentions »
round-step-features = « Éléments de sécurité »
round-step-face = « Visage »
round-step-conclusion = « Fin »

# Préparer.
round-prepare = Préparer
round-prepare-again = Préparer de nouveau
round-prepare-title = Préparez la tournée.
round-prepare-lead = Le téléphone reçoit vos visites, les listes du jour et l’autorisation de travailler hors ligne.
round-prepare-needs-network = Il faut le réseau pour préparer. Ce qui est déjà ici reste.
round-prepare-away = Le serveur ne répond pas. Approchez-vous d’un réseau, puis réessayez.
round-old-kept = La tournée d’avant est gardée.
round-preparing = Demande en cours…
round-prepare-ask = Demande
round-prepare-ask-more = Le serveur est interrogé.
round-prepare-verify = Vérification
round-prepare-verify-more = Chaque signature est vérifiée ici.
round-prepare-store = Rangement
round-prepare-store-more = La nouvelle tournée remplace l’ancienne.
round-prepared-title = La tournée est prête.
round-prepared = { $count ->
    [0] Aucune visite, utilisable jusqu’à { $until }
    [one] 1 visite, utilisable jusqu’à { $until }
   *[other] { $count } visites, utilisable jusqu’à { $until }
}
round-checks-left = Contrôles possibles
round-lists-of = Listes du
round-see = Voir la tournée

# Réglages.
round-settings = Réglages
round-hand = Main qui tient le téléphone
round-hand-hint = Les boutons se rangent de ce côté.
round-hand-left = Main gauche
round-hand-right = Main droite
round-agent = Session de
round-office = Bureau
round-sent = Envoyé depuis l’ouverture
round-answered = Reçu depuis l’ouverture
round-kilobytes = { $count } ko
round-lock-more = Verrouiller ferme la session. Rien n’est perdu : le code PIN rouvre au même endroit.

# La visite.
round-visit-lead = Sonnez, puis demandez l’invitation.
round-scan = Lire l’invitation
round-scanning = Lecture en cours…
round-letters = Taper les lettres
round-without = Sans invitation
round-nobody = Personne n’ouvre
round-opening = Ouverture…
round-recording = Un instant…
round-back-to-list = Revenir à la tournée
round-come-after-all = Si la personne arrive après tout, commencez : le nouveau contrôle s’ajoute à l’avis.
round-sealed-stays = Ce qui est enregistré ne se modifie pas. L’adresse s’efface d’ici dès que le registre l’a reçu.
round-letters-title = Tapez les seize lettres.
round-letters-lead = Elles sont sous le code de l’invitation, par groupes de quatre.
round-letters-group = Groupe { $group }
round-letters-wrong = Une lettre du groupe { $group } ne va pas. Relisez le groupe et corrigez-le.
round-letters-do = Ouvrir le contrôle
round-without-title = Pas d’invitation à montrer ?
round-without-lead = Vous pouvez faire le contrôle. Le registre le retient jusqu’à ce que la personne le confirme depuis sa page.
round-without-more = Demandez d’abord si l’invitation est dans le téléphone ou sur papier.
round-without-do = Commencer sans invitation
round-without-held = Sans invitation : le registre retiendra ce contrôle jusqu’à ce que la personne le confirme.
round-nobody-title = Personne n’a ouvert ?
round-nobody-lead = Confirmez, puis laissez l’avis de passage. Une autre date sera proposée.
round-nobody-do = Confirmer
round-nobody-back = Non, quelqu’un est là
round-nobody-done = Visite { $number } : absent, avis laissé. Enregistré ici.

# Le contrôle à la porte.
round-far = Étape { $step } sur 5
round-far-element = Étape { $step } sur 5, élément { $element } sur { $elements }
round-go-on = Continuer
round-change = Changer
round-verifying = Vérification…
round-original-title = Demandez l’original.
round-original-lead = Prenez le document en main : ni copie, ni photo, ni écran.
round-original-yes = Original en main
round-original-copy = Copie ou écran
round-original-none = Pas de document
round-copy-title = Il faut l’original.
round-copy-lead = Une copie ne se touche pas et ne s’incline pas. Demandez le document lui-même. Sans lui, c’est noté, et le registre décide.
round-copy-go-on = Continuer sans l’original
round-read-title = Lisez le document.
round-read-lead = Posez-le à plat, du côté des lignes de chevrons, puis lisez.
round-read-do = Lire le document
round-read-type = Taper les lignes
round-read-again = Lire avec l’appareil
round-reading = Lecture en cours…
round-readings-left = { $count ->
    [one] Il reste une lecture.
   *[other] Il reste { $count } lectures.
}
round-spent-title = Le document n’a pas pu être lu.
round-shape-title = Combien de lignes ?
round-shape-lead = Comptez les lignes de lettres et de chevrons, au bas de la page ou au dos de la carte.
round-shape-two = Deux lignes, passeport
round-shape-three = Trois lignes, carte ou titre de séjour
round-lines-title = Tapez les lignes.
round-line = Ligne { $number }
round-line-count = { $count } signes sur { $total }
round-lines-do = Lire ces lignes
round-digit-number = Numéro
round-digit-birth = Naissance
round-digit-expiry = Fin de validité
round-digit-composite = Ensemble
round-digit-right = chiffre de contrôle juste
round-digit-wrong = chiffre de contrôle faux
round-digit-absent = chiffre de contrôle pas encore tapé
round-number-title = Tapez la fin du numéro.
round-number-lead = Lisez le numéro imprimé sur le document, pas les lignes de chevrons.
round-number-label = Fin du numéro
round-number-hint = Les trois derniers signes
round-number-invalid = Il faut les trois derniers signes du numéro. Relisez-les sur le document.
round-expiry-title = Tapez la date de fin.
round-expiry-lead = Lisez la date de fin de validité imprimée sur le document.
round-expiry-label = Fin de validité
round-expiry-hint = Jour, mois, année : 19012031
round-expiry-invalid = Ce n’est pas une date. Tapez le jour, le mois et l’année en huit chiffres : 19012031.
round-differ-title = La saisie et la bande diffèrent.
round-differ-read = La bande dit
round-differ-typed = Vous avez saisi
round-differ-correct = Corriger ma saisie
round-differ-keep = Le document dit bien cela
round-differ-more = Relisez le document. Toutes vos saisies sont notées.
round-printed-name = Comparez le nom.
round-printed-given-names = Comparez les prénoms.
round-printed-birth-date = Comparez la date de naissance.
round-printed-read = Lu dans la bande
round-printed-lead = Le texte imprimé sur le document dit-il la même chose ?
round-printed-same = Imprimé : identique
round-printed-other = Imprimé : différent
round-declared-same = Déclaré : { $declared }
round-declared-voucher = L’invitation dit { $declared }
round-declared-near = Déclaré : { $declared }, compatible
round-declared-different = La personne a déclaré { $declared }. Continuez : le registre compare et décide.
round-declared-glance = Seules les initiales et l’année sont ici. Le registre comparera le reste.
round-not-valid = Ce document ne compte pas aujourd’hui. Demandez-en un autre et interrompez, ou continuez : le registre décide.
round-gesture-tilt = Inclinez.
round-gesture-look-through = Regardez à travers.
round-gesture-feel = Touchez.
round-gesture-magnify = Regardez de près.
round-drawing-tilt = Le document s’incline d’avant en arrière sous la lumière.
round-drawing-look-through = Le document est tenu devant une lampe.
round-drawing-feel = Le pouce passe sur le document.
round-drawing-magnify = Une loupe est tenue sur les lignes fines.
round-seen = Vu
round-not-seen = Non vu
round-felt = Senti
round-not-felt = Non senti
round-unclear = Impossible à dire
round-answered-before = Votre réponse : { $answer }
round-feature-before = Élément précédent
round-features-title = Relisez vos réponses.
round-face-title = Comparez le visage.
round-face-lead = Regardez la personne, puis le portrait.
round-face-look-hair = Chapeau et lunettes ôtés, si possible
round-face-look-ears = Oreilles : forme, attache
round-face-look-eyes = Yeux : écart, paupières
round-face-look-nose = Nez : longueur, base
round-face-look-marks = Cicatrices, grains de beauté
round-face-same = Même personne
round-face-different = Autre personne
round-face-doubt = Impossible à dire
round-face-said = Votre réponse
round-face-said-lead = Ensuite, elle ne change plus. Elle n’est dite à personne.
round-conclude-title = Terminez le contrôle.
round-conclude-lead = Ce sont des faits, pas un verdict : le registre décide.
round-conclude-do = Enregistrer le contrôle
round-fact-voucher = Invitation
round-voucher-scanned = Lue
round-voucher-typed = Lettres tapées
round-voucher-none = Aucune
round-fact-document = Document
round-fact-original = Original
round-original-had = En main
round-original-not-had = Pas en main
round-fact-typed = Numéro et date
round-fields-agree = Concordent
round-fields-differ = Diffèrent
round-fact-printed = Mentions imprimées
round-printed-agree = Identiques
round-printed-differ = Une différence notée
round-fact-features = Éléments de sécurité
round-features-given = { $count ->
    [one] Une réponse donnée
   *[other] { $count } réponses données
}
round-fact-face = Visage
round-face-given = Réponse donnée
round-note = Note au registre
round-note-lead = Facultative. Elle part fermée avec le contrôle ; rien ne s’affiche ici ensuite.
round-note-fraud = À relire : document ou personne
round-note-duress = À relire : circonstances
round-note-close = Fermer
round-recorded-title = Enregistré.
round-recorded-lead = Rendez le document. La personne recevra un message ; rien d’autre n’est à dire.
round-recorded-left = Rendez le document. La personne recevra un message avec la suite.
round-recorded-online = L’envoi au registre se fait de lui-même.
round-recorded-offline = L’envoi au registre se fera de lui-même, au retour du réseau.

# Interrompre.
round-leave-title = Pourquoi arrêter ?
round-leave-lead = Le motif est enregistré avec ce qui a été fait. Pour revenir plus tard, choisissez plutôt Retour, puis Pause.
round-leave-reason = Motif
round-leave-unchosen = Choisissez un motif pour interrompre.
round-leave-do = Interrompre et enregistrer
round-circumstances = Circonstances
round-leave-say = À dire à la porte

# Fin de tournée.
round-hand-in = Fin de tournée
round-made = { $done ->
    [0] Rien de fait
    [one] 1 fait, { $received } reçu
   *[other] { $done } faits, { $received } reçus
}
round-complete = Rien ne manque. Bonne soirée.
round-incomplete = Il manque encore ceci
round-missing-visit = Visite { $number }, { $window } : rien n’est enregistré.
round-missing-held = { $count ->
    [one] Un contrôle est en pause. Reprenez-le ou interrompez-le.
   *[other] { $count } contrôles sont en pause. Reprenez-les ou interrompez-les.
}
round-missing-waiting = { $count ->
    [one] 1 enregistré ici, pas encore reçu. Il part de lui-même.
   *[other] { $count } enregistrés ici, pas encore reçus. Ils partent d’eux-mêmes.
}
round-missing-offline = { $count ->
    [one] 1 enregistré ici, en attente du réseau. Il partira de lui-même.
   *[other] { $count } enregistrés ici, en attente du réseau. Ils partiront d’eux-mêmes.
}
round-missing-aside = { $count ->
    [one] 1 mis de côté par le registre. Voyez l’administration.
   *[other] { $count } mis de côté par le registre. Voyez l’administration.
}
round-absent-count = { $count ->
    [one] 1 absent, avis laissé : une autre date lui est proposée.
   *[other] { $count } absents, avis laissés : une autre date leur est proposée.
}
round-records = Envois du jour
round-no-records = Rien n’est enregistré aujourd’hui.
round-head-visit = Visite
round-head-done = Fait à
round-head-received = Reçu à
round-head-receipt = Reçu n°
round-unnumbered = Sans n°
round-row-absent = absent
round-row-stopped = interrompu
round-row-waiting = En attente
round-row-aside = Mis de côté
round-nothing-kept = Ce téléphone ne garde plus aucun dossier.
round-send = Envoyer maintenant
round-hand-over = Mettre dans un fichier
round-handed-over = { $count ->
    [one] Un envoi est écrit dans { $path }.
   *[other] { $count } envois sont écrits dans { $path }.
} Remettez ce fichier à l’administration. Rien ne quitte cet appareil avant la réponse du registre.
round-ask-registry = Demander au registre
round-sending-now = Envoi en cours…

round-seal-away = Aucune caméra ne répond ici. Continuez sans le cachet.
