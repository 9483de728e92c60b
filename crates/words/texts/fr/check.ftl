# Les étapes d’un contrôle, aux deux fenêtres des agents : document, éléments, visage, fin.

check-declared-glance = L’invitation ne donne ici que les initiales et l’année. Le registre comparera le reste.
check-declared-none = Rien de la déclaration n’est lisible ici. Le registre comparera tout.

check-original = J’ai l’original en main
check-original-first = Dites d’abord que l’original est en main. S’il ne l’est pas, quittez ce contrôle.
check-readings-left = { $count ->
    [0] Il ne reste pas de lecture.
    [one] Il reste une lecture.
   *[other] Il reste { $count } lectures.
}
check-lines-passport = Passeport
check-lines-card = Carte ou titre de séjour
check-lines-kind = Ce que vous tapez
check-line = Ligne { $number } : { $typed } signes sur { $length }

check-zone = Bande de lecture
check-zone-digits = { $count ->
    [one] une clé juste
   *[other] { $count } clés justes
}
check-zone-wrong = { $count ->
    [one] une clé fausse
   *[other] { $count } clés fausses
}
check-zone-document-code = Type
check-zone-issuer = Pays
check-zone-name = Noms
check-zone-number = Numéro
check-zone-nationality = Nationalité
check-zone-birth = Naissance
check-zone-sex = Sexe
check-zone-expiry = Expiration
check-zone-given-names = Prénoms
check-zone-composite = Ensemble

check-field-name = Nom
check-field-given-names = Prénoms
check-field-birth-date = Naissance
check-field-sex = Sexe
check-field-nationality = Nationalité
check-field-number = Numéro
check-field-issued = Délivré le
check-field-expiry = Expire le

check-head-field = Champ
check-head-read = Lu dans la bande
check-head-printed = Imprimé
check-head-declared = Déclaré
check-head-finding = Constat
check-hidden = Après votre saisie
check-nothing = –

check-relation-equal = Identique
check-relation-equal-after-alternatives = Identique, autre graphie
check-relation-compatible-with-truncation = Compatible, coupé
check-relation-different = Diffère de la déclaration
check-relation-glance = Concorde
check-relation-registry = Le registre comparera
check-different-explained = Ce qui est lu diffère de ce qui a été déclaré. Continuez : le registre tranchera.

check-number-end = Fin du numéro
check-number-end-hint = Ses trois derniers signes, lus sur l’imprimé
check-expiry = Expire le
check-expiry-hint = Jour, mois, année, par exemple 19/01/2031
check-issued = Délivré le
check-issued-hint = Jour, mois, année, au recto ou au verso

check-differs-number = La fin du numéro que vous avez saisie n’est pas celle de la bande. Relisez le document.
check-differs-expiry = La date que vous avez saisie n’est pas celle de la bande. Relisez le document.
check-differs-issued = Le jour de délivrance que vous avez saisi n’est pas dans le mois que porte la bande. Relisez le document.
check-differs-both = La fin du numéro et la date que vous avez saisies ne sont pas celles de la bande. Relisez le document.
check-correct = Corriger ma saisie
check-as-printed = Le document porte bien ce que j’ai saisi
check-both-noted = Vos deux saisies seront notées.
check-typed-same = Saisi, identique
check-typed-different = Saisi, différent

check-proposal = La bande se lirait avec ces signes
check-proposal-lead = Comparez chaque signe marqué avec le document. Rien n’est changé sans vous.
check-proposal-use = Ces signes sont sur le document

check-covered = clé
check-signed = cachet

check-seal = Cachet visible
check-seal-unread = Non lu
check-seal-lead = Le carré de points imprimé sur le document. Facultatif : scannez-le quand vous voulez.
check-seal-read = Lire le cachet
check-seal-again = Lire de nouveau
check-seal-away = Aucune caméra ne répond ici. Scannez le cachet avec la douchette, ou continuez sans lui.
check-seal-verified = Vérifié
check-seal-other = Signature juste, autre contenu
check-seal-not-verifiable = Invérifiable
check-seal-false = Faux
check-seal-signature = Sa signature est fausse.
check-seal-agrees = Il dit la même chose que le document.
check-seal-differs = Il dit autre chose : { $fields }.
check-seal-goes-on = Continuez : le registre tranchera.
check-sealed-other = Cachet : { $value }
check-sealed-hidden = Le cachet dit autre chose
check-chip-unread = Puce : aucun lecteur ici, elle n’est pas lue.

check-printed = Le document porte-t-il bien { $read } ?
check-printed-same = Identique
check-printed-different = Différent

check-valid-until = Valable jusqu’au
check-valid-printed-date = La date imprimée, ce jour compris.
check-valid-permit-over-five-years = Titre de plus de cinq ans, jusqu’à la date imprimée.
check-valid-permit-too-short = Titre de cinq ans ou moins : il ne convient pas. Demandez un autre document, ou quittez ce contrôle.
check-valid-permit-issue-unknown = Titre de séjour : sans sa date de délivrance, personne ne peut dire s’il vaut plus de cinq ans.
check-valid-no-printed-date = La bande ne donne pas de date. Le registre tranchera.
check-valid-impossible-issue = La date de délivrance ne s’accorde pas avec les autres. Le registre tranchera.
check-valid-card-plus-five-years = Carte délivrée à un majeur entre 2004 et 2013 : cinq ans de plus que la date imprimée.
check-valid-card-of-minor = Carte délivrée à un mineur : la date imprimée, jamais plus.
check-valid-card-of-fifteen-years = Carte délivrée depuis 2014 : ses quinze ans sont imprimés.
check-valid-card-before-extension = Carte délivrée avant le 2 janvier 2004 : elle n’a jamais été prolongée.
check-valid-card-issue-unknown = Sans le jour de délivrance, seule la date imprimée compte.
check-valid-card-age-unknown = Impossible de dire si la personne était majeure à la délivrance : seule la date imprimée compte.
check-valid-no-more = Cette date est passée. Demandez un autre document, ou quittez ce contrôle.
check-listed = Perdu ou volé
check-listed-later = Le registre le demandera
check-listed-hint = D’ici là, le contrôle est provisoire.

check-gesture-tilt = Incliner
check-gesture-look-through = Par transparence
check-gesture-feel = Toucher
check-gesture-magnify = À la loupe
check-drawing-tilt = Le document basculé d’avant en arrière sous une lampe.
check-drawing-look-through = Le document tenu devant une lampe.
check-drawing-feel = Le doigt passe sur le document.
check-drawing-magnify = Une loupe sur les lignes fines du document.
check-answer-seen = Vu
check-answer-not-seen = Non vu
check-answer-unclear = Impossible à dire
check-felt-seen = Senti
check-felt-not-seen = Non senti
check-unclear-is-fine = « Impossible à dire » n’est pas une faute : dites ce que vous voyez, le registre en tient compte.
check-drawn = Trois éléments tirés au sort pour ce modèle.
check-answers-left = { $count ->
    [one] Encore une réponse
   *[other] Encore { $count } réponses
}
check-answers-given = { $count ->
    [0] À faire
    [one] 1 réponse sur { $total }
   *[other] { $count } réponses sur { $total }
}

check-face-person = Regardez d’abord la personne, de face.
check-face-bare = Demandez-lui, si elle le peut, de retirer chapeau et lunettes.
check-face-portrait = Regardez ensuite le portrait, puis de nouveau la personne.
check-face-traits = Comparez, un à un
check-face-ears = Les oreilles : forme, lobes
check-face-nose = Le nez : arête, largeur
check-face-eyes = Les yeux : leur écart, les paupières
check-face-marks = Les cicatrices et les grains de beauté
check-face-not-these = Coiffure, barbe, poids et âge changent : ne vous y fiez pas.
check-face-question = La personne devant vous et celle du portrait
check-face-same = Même personne
check-face-different = Autre personne
check-face-doubt = Impossible à dire
check-face-untold = Votre réponse part au registre. Elle n’est dite à personne ici.

check-note = Note au registre
check-note-lead = Facultative. Lue par le registre seul, jamais affichée sur cet appareil après l’envoi.
check-note-fraud = Le document ou la situation pose question
check-note-duress = Quelqu’un agit sous pression
check-note-duress-hint = La personne, ou vous
check-note-close = Fermer

check-leave = Quitter ce contrôle
check-leave-lead = Ce contrôle s’arrête ici. Il sera enregistré comme abandonné, avec son motif.
check-leave-reason = Motif
check-leave-unchosen = Choisissez un motif.
check-leave-say = À dire à la personne
check-leave-do = Terminer comme abandonné
check-leave-back = Continuer le contrôle
check-reason-document-not-accepted = Document non accepté
check-reason-expired = Document ou invitation périmés
check-reason-features-fail = Éléments de sécurité non trouvés
check-reason-mrz-fails = Bande illisible
check-reason-photo-doubt = Portrait impossible à comparer
check-reason-status-invalid = Document déclaré perdu ou volé
check-reason-coercion-suspected = La personne ne semble pas libre
check-reason-applicant-leaves = La personne préfère s’arrêter
check-reason-technical = Panne de l’appareil ou du lecteur
check-say-another-document = « Il me faut un autre document d’identité, l’original. Votre demande est gardée ; vous pourrez revenir quand vous voudrez. »
check-say-not-today = « Le contrôle ne peut pas se finir aujourd’hui. Votre demande est gardée ; un message vous dira la suite. »
check-say-your-choice = « C’est votre choix. Votre demande est gardée ; vous pourrez revenir quand vous voudrez. »
check-say-technical = « Notre appareil ne marche pas. Ce n’est pas de votre fait. Votre demande est gardée ; un message vous dira la suite. »

check-review-document = Document
check-review-original = Original
check-review-in-hand = En main
check-review-typed = Saisie de l’imprimé
check-review-typed-same = Identique à la bande
check-review-typed-differs = Un écart, noté
check-review-printed = Imprimé, comparé à la bande
check-review-printed-same = Identique
check-review-printed-differs = { $count ->
    [one] Un champ différent, noté
   *[other] { $count } champs différents, notés
}
check-review-declared = Déclaration
check-review-declared-agrees = Concorde avec ce qui est lu
check-review-declared-differs = Un écart : le registre tranchera
check-review-declared-later = Le registre comparera
check-review-features = Éléments de sécurité
check-review-features-given = Trois réponses données
check-review-face = Visage
check-review-face-given = Réponse donnée
check-conclude = Conclure et signer
check-recorded = Enregistré
check-recorded-left = Abandonné et enregistré
check-recorded-next = La personne recevra un message avec la suite. Rien n’est dit du résultat, ni ici ni à elle.
check-say-recorded = « C’est fini, merci. Vous recevrez un message avec la suite. »
