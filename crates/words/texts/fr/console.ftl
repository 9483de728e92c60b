# La console : connexion, journée, bureaux, agents, appareils, documents.

# Le cadre
console-title = Console Vis-à-vis
console-pages = Pages
console-pages-waiting = { $count ->
    [one] { $count } chose vous attend
   *[other] { $count } choses vous attendent
}
console-skip = Aller au contenu
console-language = English
console-contrast = Contraste fort
console-home = Retour à l’accueil
console-no-page = Pas de page ici
console-no-page-lead = Cette page n’existe pas, ou elle est pour un autre rôle que le vôtre.
console-starting = Un instant…
console-busy = Un instant…
console-reading = Lecture en cours…
console-retry = Réessayer
console-close = Fermer
console-cancel = Annuler
console-change-nothing = Ne rien changer
console-choose = Choisissez
console-add = Ajouter
console-remove = Retirer
console-search = Rechercher
console-export = Exporter (CSV)
console-found = { $found } sur { $all }
console-none-found = Rien ne correspond à cette recherche.
console-show-all = Tout montrer
console-faults = À corriger
console-choice-missing = Choisissez une réponse.
console-of = de { $name }
console-until = Vaut jusqu’au { $day } à { $hour }.
console-shown-once = Notez-le maintenant : il ne sera plus montré.
console-code-noted = C’est noté
console-link-noted = C’est remis
console-server-away = Le serveur ne répond pas. Ce que vous avez saisi est gardé dans cette page. Vérifiez le réseau, puis réessayez.
console-server-busy = Le serveur a beaucoup de demandes en ce moment. Rien n’a été fait. Réessayez dans un moment.
console-unread = La lecture n’a pas abouti : une panne de notre côté. Réessayez dans un moment.
console-unread-away = Le serveur ne répond pas. Vérifiez le réseau, puis réessayez.
console-unread-busy = Le serveur a beaucoup de demandes en ce moment. Réessayez dans un moment.
console-not-read = Cette liste n’a pas pu être lue.
console-already-there = Ce nom est déjà pris. Choisissez-en un autre.
console-stale = Ce qui est affiché date de { $at }.
console-away = La console ne s’ouvre pas.

# Connexion et compte
console-sign-in = Ouvrez votre session.
console-sign-in-lead = Pour les responsables de tournées, l’administration et la relecture.
console-sign-in-do = Ouvrir la session
console-sign-in-forgotten = Mot de passe oublié ? L’administration vous remet un lien et son code ; si personne d’autre ne le peut, l’exploitant du serveur vous aide.
console-login = Identifiant
console-login-hint = De 3 à 64 signes : lettres sans accent, chiffres, point, tiret.
console-password = Mot de passe
console-password-hint = Douze signes au moins. Une suite de mots convient.
console-password-current = Mot de passe actuel
console-password-new = Nouveau mot de passe
console-password-change = Changer de mot de passe
console-password-change-lead = Vos autres sessions se fermeront. Celle-ci reste ouverte.
console-password-change-do = Enregistrer le mot de passe
console-password-changed = Mot de passe changé. Vos autres sessions sont fermées.
console-again = Votre session s’est fermée.
console-again-lead = Ouvrez-la de nouveau : ce que vous avez saisi est gardé, et ce que vous demandiez se fera.
console-again-later = Plus tard
console-again-other = Ce n’est pas vous ?
console-again-other-lead = Quitter efface ce qui est saisi dans cette page.
console-again-other-sure = Quitter quand même
console-account = Votre compte
console-account-of = Compte de
console-sessions = Sessions
console-sign-out = Fermer la session
console-sign-out-everywhere = Fermer partout
console-sign-out-everywhere-lead = Toutes vos sessions se ferment, sur tous les postes, celle-ci aussi. À faire si vous avez oublié une session ouverte ailleurs.
console-sign-out-everywhere-do = Fermer toutes mes sessions
console-reset = Choisissez un nouveau mot de passe.
console-reset-lead = Le lien ne sert qu’une fois. Ensuite, ouvrez votre session avec ce mot de passe.
console-reset-login-hint = Vous ouvrirez votre session avec lui et ce mot de passe. Gardez-le.
console-reset-code = Code qui va avec le lien
console-reset-code-hint = Douze lettres, qu’on vous a remises en plus du lien : la même personne, ou une autre. Les espaces ne comptent pas.
console-reset-no-link = Cette adresse ne porte pas de lien. Ouvrez le lien que l’administration vous a remis, en entier.
console-reset-gone = Ce lien ne sert plus.
console-reset-done = Mot de passe enregistré.
console-reset-done-lead = Ouvrez maintenant votre session.
console-to-sign-in = Ouvrir la session

# Après le mot de passe
console-prove = Prouvez que c’est vous.
console-prove-code-lead = Votre mot de passe est bon. Donnez maintenant les six chiffres que votre application affiche.
console-prove-code = Code à six chiffres
console-prove-code-hint = Il change toutes les trente secondes et ne sert qu’une fois.
console-prove-do = Continuer
console-prove-passkey-lead = Votre mot de passe est bon. Utilisez maintenant votre clé d’accès : le navigateur demande votre doigt, votre visage ou le code de l’appareil.
console-prove-passkey-do = Utiliser ma clé d’accès
console-prove-by-code = Prendre plutôt les six chiffres
console-prove-by-passkey = Prendre plutôt la clé d’accès
console-prove-no-browser = Votre compte se prouve par une clé d’accès, et ce navigateur ne sait pas s’en servir. Ouvrez la console dans un navigateur à jour.
console-prove-codes-forbidden = Les codes d’une application ne servent plus ici, et votre compte n’a pas de clé d’accès.
console-prove-lost = Plus de téléphone ni de clé ? L’administration vous remet un lien et son code, et vous en ajoutez d’autres ; si personne d’autre ne le peut, l’exploitant du serveur vous aide.
console-passkey-waiting = Suivez ce que votre navigateur demande.
console-passkey-given-up = Le navigateur n’a pas donné de clé d’accès : la demande a été refusée, ou elle a duré trop longtemps. Réessayez quand vous voulez.
console-passkey-there-already = Cette clé d’accès est déjà ajoutée. Prenez-en une autre.
console-factor-first = Ajoutez un second moyen.
console-factor-first-lead = Un mot de passe seul n’ouvre pas la console. Ce moyen vous sera demandé à chaque connexion.
console-factor-add = Ajouter un moyen
console-factor-add-lead = Deux moyens sur deux appareils : si vous en perdez un, l’autre vous ouvre encore la console.
console-factor-which = Lequel ?
console-factor-passkey = Clé d’accès
console-factor-passkey-note = Votre doigt, votre visage ou le code de l’appareil. Rien à recopier, et aucun faux site ne peut s’en servir.
console-factor-code = Application à six chiffres
console-factor-code-note = Une application de votre téléphone affiche six chiffres, que vous recopiez.
console-factor-label = Comment l’appeler ?
console-factor-label-hint = Pour que vous la reconnaissiez dans votre compte.
console-factor-none = Ce serveur n’en accepte encore aucun, ni clé d’accès ni application. Demandez à la personne qui exploite le serveur d’en permettre un.
console-factor-no-browser = Ce serveur demande une clé d’accès, et ce navigateur ne sait pas en créer. Ouvrez la console dans un navigateur à jour.
console-factor-passkey-title = Ajoutez une clé d’accès.
console-factor-passkey-lead = Le navigateur la crée sur cet appareil, sur votre téléphone ou sur une clé de sécurité. Elle ne le quitte pas.
console-factor-passkey-do = Créer la clé d’accès
console-factor-code-title = Ajoutez une application.
console-factor-code-lead = Dans l’application, ajoutez un compte et visez cette image. Donnez ensuite les six chiffres qui s’affichent.
console-factor-code-hint = Ceux que l’application affiche pour ce compte.
console-factor-code-do = Ajouter l’application
console-factor-picture = Image à viser avec l’application
console-factor-secret = L’image ne se lit pas ? Saisissez cette clé :
console-factor-secret-lead = Elle n’est montrée qu’ici. Ne la donnez à personne.
console-factor-other = Choisir un autre moyen
console-factors = Prouver que c’est vous
console-factors-lead = Après le mot de passe, un de ces moyens vous est demandé.
console-factor-name = Nom
console-factor-kind = Moyen
console-factor-added-at = Ajouté le
console-factor-used-at = Dernier usage
console-factor-unused = Jamais
console-factor-remove = Retirer…
console-factor-remove-title = Retirer « { $name } » ?
console-factor-remove-lead = La console ne s’ouvrira plus par ce moyen. À faire si l’appareil est perdu ou rendu.
console-factor-remove-do = Retirer ce moyen
console-factor-added = Moyen ajouté. Il vous sera demandé à la prochaine connexion.
console-factor-removed = Moyen retiré.
console-every-office = Tous les bureaux

# Colonnes et petits mots
console-name = Nom
console-who = Personne
console-kind = Métier
console-kind-clerk = Guichet
console-kind-carrier = Tournée
console-kind-missing = Choisissez un métier.
console-all-kinds = Tous les métiers
console-office = Bureau
console-all-offices = Tous les bureaux
console-office-missing = Choisissez un bureau.
console-locality = Commune
console-address = Adresse
console-address-line = Numéro et rue
console-postcode = Code postal
console-state = État
console-gestures = Gestes
console-device = Appareil
console-device-none = Appareil inconnu
console-device-number = N° d’appareil
console-heard = Dernier contact
console-heard-at = Dernier contact : { $at }.
console-clock = Horloge
console-clock-set-back = En retard de { $by }
console-clock-set-forward = En avance de { $by }
console-clock-counter-went-back = Compteur reculé de { $by }
console-clock-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
console-clock-hours = { $count ->
    [one] 1 heure
   *[other] { $count } heures
}
console-clock-days = { $count ->
    [one] 1 jour
   *[other] { $count } jours
}
console-never-heard = Aucun contact
console-deadline = Échéance
console-last = Dernière visite
console-never-booked = Aucune
console-order = Ordre
console-seen = Vu
console-all = Ensemble
console-date = Jour
console-today = Aujourd’hui
console-morning = Matin
console-afternoon = Après-midi
console-date-day = Jour
console-date-month = Mois
console-date-year = Année
console-from = De
console-to = À

# La journée
console-day = Journée
console-day-before = Jour d’avant : { $day }
console-day-after = Jour d’après : { $day }
console-day-any = Autre jour…
console-day-go = Aller à un jour
console-day-go-do = Y aller
console-day-count = { $visits ->
    [0] { $rounds ->
        [one] Aucune visite, { $rounds } tournée
       *[other] Aucune visite, { $rounds } tournées
    }
   *[other] { $visits ->
        [one] { $rounds ->
            [one] { $visits } visite, { $rounds } tournée
           *[other] { $visits } visite, { $rounds } tournées
        }
       *[other] { $rounds ->
            [one] { $visits } visites, { $rounds } tournée
           *[other] { $visits } visites, { $rounds } tournées
        }
    }
}
console-day-none = Aucune tournée ce jour-là.
console-day-none-lead = Proposez des créneaux : les personnes qui attendent une visite pourront les choisir.
console-board = Visites par tournée et par créneau
console-round = Tournée
console-carrier = Facteur
console-window = Créneau
console-windows = Créneaux
console-window-option = { $booked ->
    [one] { $places ->
        [one] { $promise }, { $booked } visite, { $places } place
       *[other] { $promise }, { $booked } visite, { $places } places
    }
   *[other] { $places ->
        [one] { $promise }, { $booked } visites, { $places } place
       *[other] { $promise }, { $booked } visites, { $places } places
    }
}
console-places = Places
console-places-told = { $booked } sur { $places }
console-places-of = { $booked } sur { $places } : changer les places, { $promise }, { $carrier }
console-load-over = { $count ->
    [one] { $count } visite de trop
   *[other] { $count } visites de trop
}
console-round-away = { $count ->
    [one] { $count } visite sans retour
   *[other] { $count } visites sans retour
}
console-gone = { $count ->
    [one] { $count } annulée ou déplacée
   *[other] { $count } annulées ou déplacées
}
console-drop-kept = Promesse tenue
console-drop-broken = Promesse changée
console-visits = Liste
console-visits-of = Visites du { $day }
console-visits-count = { $count ->
    [0] Aucune visite
   *[other] { $count ->
        [one] { $count } visite
       *[other] { $count } visites
    }
}
console-visits-none = Aucune visite ce jour-là.
console-visits-file = visites
console-visit-offered = Proposée
console-visit-booked = Prévue
console-visit-confirmed = Confirmée
console-visit-under-way = En cours
console-visit-done = Reçue
console-visit-applicant-absent = Absent
console-visit-carrier-absent = Non passée
console-visit-cancelled = Annulée
console-visit-moved = Déplacée
console-visit-overdue = Pas revenue
console-visit-rank = Visite n° { $rank }
console-visit-this = Cette personne
console-visit-title = Visite de { $who }
console-visit-now = { $day }, { $promise }, { $carrier }
console-visit-free = Cette visite est finie. La personne peut choisir un autre créneau ou un guichet, et vous pouvez la placer.
console-visit-ended = Cette visite est finie : il n’y a rien à faire ici. Le nom et l’adresse ne sont plus montrés.
console-no-address = Adresse retirée
console-move = Déplacer
console-move-open = Déplacer…
console-move-name = Déplacer la visite de { $who }
console-move-title = Déplacer la visite de { $who }
console-move-at-once = Prend effet tout de suite. La personne reçoit un message.
console-see = Voir…
console-see-name = Voir la visite de { $who }
console-window-missing = Choisissez un créneau.
console-window-same = C’est déjà son créneau. Choisissez-en un autre, ou ne changez rien.
console-round-first = D’abord une tournée
console-no-round = Aucune tournée
console-no-round-short = Pas de tournée
console-no-round-lead = Aucune tournée ce jour-là. Choisissez un autre jour, ou proposez des créneaux.
console-effects = Ce que cela change
console-effect-promise = Promesse
console-effect-promise-kept = Mêmes heures : ce qui a été promis tient.
console-effect-promise-broken = { $who } attend entre { $from } et { $to }. Un message lui dira : { $day }, { $after }.
console-effect-promise-made = Un message dira à { $who } : { $day }, { $after }.
console-effect-load = Charge
console-effect-load-fits = { $booked ->
    [one] { $places ->
        [one] { $booked } visite pour { $places } place dans ce créneau.
       *[other] { $booked } visite pour { $places } places dans ce créneau.
    }
   *[other] { $places ->
        [one] { $booked } visites pour { $places } place dans ce créneau.
       *[other] { $booked } visites pour { $places } places dans ce créneau.
    }
}
console-effect-load-over = { $booked ->
    [one] { $places ->
        [one] { $booked } visite pour { $places } place : ce créneau est complet. Ajoutez d’abord une place, ou choisissez-en un autre.
       *[other] { $booked } visite pour { $places } places : ce créneau est complet. Ajoutez d’abord une place, ou choisissez-en un autre.
    }
   *[other] { $places ->
        [one] { $booked } visites pour { $places } place : ce créneau est complet. Ajoutez d’abord une place, ou choisissez-en un autre.
       *[other] { $booked } visites pour { $places } places : ce créneau est complet. Ajoutez d’abord une place, ou choisissez-en un autre.
    }
}
console-effect-round = Tournée
console-effect-round-changes = { $after } passera, au lieu de { $before }.
console-effect-under-way = En route
console-effect-under-way-now = { $carrier } est déjà en route. Un contrôle fait entre-temps comptera.
console-effect-under-way-else = Si { $carrier } y est déjà, son contrôle comptera.
console-cancel-visit = Annuler la visite…
console-cancel-title = Annuler la visite de { $who }
console-cancel-do = Annuler la visite
console-cancel-why = Pourquoi ?
console-cancel-why-missing = Choisissez une raison : elle est dite à la personne.
console-cancel-told = La personne reçoit un message et peut choisir un autre créneau.
console-cancel-applicant-asked = La personne l’a demandé
console-cancel-carrier-unavailable = Aucun facteur ne peut passer
console-cancel-office-closed = Le bureau est fermé ce jour-là
console-cancel-address-out-of-reach = L’adresse est hors d’atteinte (travaux, crue, grève)
console-missed = Noter que le facteur n’est pas passé…
console-missed-title = Le facteur n’est pas passé chez { $who }
console-missed-do = Noter l’absence du facteur
console-missed-lead = La personne est prévenue, et le premier créneau libre lui est offert avant tous. Cette visite ne compte pas comme un essai. Un contrôle qui arriverait plus tard comptera.
console-done-moved = Visite déplacée : { $day }, { $promise }. La personne est prévenue.
console-done-booked = Visite placée : { $day }, { $promise }. La personne est prévenue.
console-done-cancelled = Visite du { $day }, { $promise } annulée. La personne est prévenue.
console-done-missed = Absence du facteur notée : { $day }, { $promise }. La personne est prévenue.
console-undo = Défaire
console-undone = Visite remise à sa place. La personne en est prévenue aussi.
console-not-undone = Le déplacement reste. { $why }
console-places-title = Changer le nombre de places
console-places-hint = { $booked ->
    [one] De 0 à 100. Il y a { $booked } visite dans ce créneau.
   *[other] De 0 à 100. Il y a { $booked } visites dans ce créneau.
}
console-places-fault = Donnez un nombre de places, de 0 à 100.
console-places-do = Enregistrer les places
console-places-asked = { $count ->
    [one] Une personne est invitée à choisir un autre créneau
   *[other] { $count } personnes sont invitées à choisir un autre créneau
}
console-places-asked-lead = Aucune visite n’est annulée : chacune tient jusqu’à la réponse.
console-places-proposed = { $count ->
    [0] Aucun créneau libre à proposer : déplacez cette visite.
    [one] Un créneau lui est proposé.
   *[other] { $count } créneaux lui sont proposés.
}

# À côté de la journée, semaine, créneaux, feuille
console-side = À suivre
console-not-back = Pas encore revenues
console-not-back-lead = Visites dont le créneau est passé et dont rien n’est arrivé au registre. Un appareil sans réseau garde tout : rien n’est perdu.
console-not-back-none = Tout est revenu.
console-not-back-none-lead = Une visite paraît ici quand son créneau est passé et que rien n’est arrivé.
console-not-back-since = { $count ->
    [one] { $count } visite, la plus ancienne depuis { $day }, { $hour }.
   *[other] { $count } visites, la plus ancienne depuis { $day }, { $hour }.
}
console-not-back-all = Voir toutes les visites
console-not-back-file = pas-revenues
console-promised-at = Promise { $day }, { $promise }
console-to-book = À placer
console-to-book-lead = Personnes qui ont choisi une visite à domicile et n’ont pas de rendez-vous.
console-to-book-count = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
console-to-book-none = Personne n’attend de visite.
console-to-book-none-lead = Une personne paraît ici quand elle choisit la visite à domicile, ou quand sa visite n’a pas eu lieu.
console-to-book-all = Voir toutes les personnes à placer
console-to-book-file = a-placer
console-book = Placer la visite
console-book-open = Placer…
console-book-name = Placer… la visite de { $who }
console-book-title = Placer la visite de { $who }
console-book-before = À voir avant le { $day }.
console-week = Semaine
console-week-of = Semaine du { $day }
console-week-before = Semaine d’avant
console-week-after = Semaine d’après
console-week-caption = Visites et places par facteur et par jour
console-week-none = Aucune tournée cette semaine.
console-plan = Proposer des créneaux
console-plan-title = Proposer des créneaux
console-plan-do = Proposer ces créneaux
console-plan-carrier-hint = Une tournée par facteur et par jour.
console-plan-carrier-missing = Choisissez un facteur.
console-plan-carrier-fault = Ce facteur ne peut pas faire de tournée. Choisissez-en un autre.
console-plan-day-fault = Ce jour n’existe pas au calendrier. Relisez jour, mois et année.
console-plan-day-taken = Ce facteur a déjà une tournée ce jour-là. Changez le jour ou le facteur, ou changez les places de sa tournée.
console-plan-windows-hint = De 30 minutes à 6 heures, sans se recouvrir, le jour choisi. De 1 à 100 places.
console-plan-windows-missing = Ajoutez un créneau au moins.
console-plan-window-fault = Créneau { $number } : donnez ses deux heures (14:00) et un nombre de places.
console-plan-windows-fault = Ces créneaux ne vont pas ensemble. Vérifiez qu’ils ne se recouvrent pas, qu’ils ne sont pas passés, et leur durée.
console-window-row = Créneau { $number }
console-window-add = + { $from } – { $to }
console-window-other = + Autres heures
console-window-remove = Retirer le créneau { $number }
console-sheet = Feuille de tournée
console-sheet-back = Retour à la journée
console-sheet-none = Aucune visite à venir dans cette tournée.
console-sheet-foot = Cette feuille porte des adresses : à détruire au retour. État du { $at }.
console-print = Imprimer

# Bureaux et agents
console-offices = Bureaux
console-offices-count = { $count ->
    [one] { $count } bureau
   *[other] { $count } bureaux
}
console-offices-none = Aucun bureau.
console-offices-none-lead = Commencez par là : agents et appareils appartiennent à un bureau.
console-offices-file = bureaux
console-office-name = Nom du bureau
console-office-name-hint = Comme sur la façade.
console-office-zone = Heure locale
console-office-zone-set = Changer l’heure…
console-office-zone-title = L’heure de { $name }
console-office-zone-lead = Les tournées du bureau se planifient à cette heure, et ses appareils l’affichent. Les visites déjà réservées restent au même instant.
console-office-zone-do = Changer l’heure
zone-paris = Métropole
zone-guadeloupe = Guadeloupe
zone-martinique = Martinique
zone-cayenne = Guyane
zone-reunion = La Réunion
zone-miquelon = Saint-Pierre-et-Miquelon
zone-mayotte = Mayotte
zone-st-barthelemy = Saint-Barthélemy
zone-marigot = Saint-Martin
zone-kerguelen = Terres australes
zone-wallis = Wallis-et-Futuna
zone-tahiti = Tahiti et les îles du Vent
zone-noumea = Nouvelle-Calédonie
console-office-add = Ajouter un bureau
console-agents = Agents
console-agents-count = { $count ->
    [one] { $count } agent
   *[other] { $count } agents
}
console-agents-none = Aucun agent.
console-agents-none-lead = Ajoutez les personnes habilitées, au guichet ou en tournée. Chacune reçoit un code pour son appareil.
console-agents-file = agents
console-agent-add = Ajouter un agent
console-agent-add-do = Ajouter et montrer le code
console-agent-home = Noter son domicile
console-agent-home-hint = Pour que personne ne contrôle son propre foyer. Seule une empreinte est gardée, jamais l’adresse.
console-agent-active = Habilité
console-agent-closed = Fermé le { $day }
console-agent-ended = Aucun geste possible
console-agent-no-device = Aucun
console-agent-code = Code de { $name }
console-agent-code-lead = À remettre en main propre. La personne le saisit sur son appareil pour créer son coffre.
console-agent-code-last = Ce sont les huit dernières lettres, à remettre en main propre. Les huit premières sont remises par la personne qui a proposé le code ; les deux moitiés se saisissent à la suite.
console-agent-code-new = Nouveau code pour { $name }
console-agent-training = Formation
console-agent-training-none = À confirmer
console-agent-training-open = Formation…
console-agent-training-title = Formation de { $name }
console-agent-training-lead = Aucun contrôle ne commence avant ce jour. Un contrôle fait avant, et reçu ensuite, attend une personne.
console-agent-training-day = Jour de la formation
console-agent-training-do = Noter ce jour
console-agent-marks = Contrôles rapides
console-agent-marks-told = { $document } document, { $features } éléments, { $comparison } visage
console-agent-close = Fermer…
console-agent-close-title = Fermer le compte de { $name } ?
console-agent-close-lead = La personne ne reçoit plus d’autorisation de travail. Ce qu’elle a déjà scellé est gardé et sera jugé à sa date.
console-code-new = Nouveau code…
console-code-new-do = Montrer le nouveau code
console-close-account = Fermer le compte
console-code-new-lead = Le code précédent ne vaudra plus.

# Appareils
console-devices = Appareils
console-devices-count = { $count ->
    [one] { $count } appareil
   *[other] { $count } appareils
}
console-devices-none = Aucun appareil.
console-devices-none-lead = Ajoutez le premier : il reçoit un code pour s’inscrire.
console-devices-file = appareils
console-device-label = Étiquette
console-device-label-hint = Ce qui est écrit sur l’appareil : « Guichet 3 ».
console-device-add = Ajouter un appareil
console-parcel = Remettre un fichier
console-parcel-lead = Un appareil sans réseau écrit dans un fichier ce qui attend. Choisissez-le ici : le registre garde ce qu’il ne connaît pas encore. Le fichier ne peut être ni lu ni changé en chemin.
console-parcel-file = Fichier de l’appareil
console-parcel-choose = Choisir un fichier…
console-parcel-do = Remettre
console-parcel-missing = Choisissez le fichier.
console-parcel-kept = { $kept ->
    [0] Rien de nouveau dans ce fichier.
    [one] Un envoi est gardé.
   *[other] { $kept } envois sont gardés.
}
console-parcel-known = { $count ->
    [one] Un envoi était déjà connu.
   *[other] { $count } envois étaient déjà connus.
}
console-parcel-evidence = { $count ->
    [one] Un envoi contredit ce qui est gardé : voyez la quarantaine.
   *[other] { $count } envois contredisent ce qui est gardé : voyez la quarantaine.
}
console-parcel-refused = { $count ->
    [one] Une partie ne vient d’aucun appareil d’ici : elle est refusée.
   *[other] { $count } parties ne viennent d’aucun appareil d’ici : elles sont refusées.
}
console-device-add-do = Ajouter et montrer le code
console-device-code = Code de { $label }
console-device-code-lead = À saisir sur cet appareil, et sur aucun autre, pour l’inscrire.
console-device-code-new = Nouveau code pour { $label }
console-device-waiting = À inscrire
console-device-to-confirm = À confirmer
console-devices-waiting = { $count ->
    [one] { $count } attend que vous compariez ses lettres
   *[other] { $count } attendent que vous compariez leurs lettres
}
console-devices-waiting-own = { $count ->
    [one] { $count } attend que quelqu’un d’autre compare ses lettres
   *[other] { $count } attendent que quelqu’un d’autre compare leurs lettres
}
console-device-confirm = Comparer…
console-device-confirm-title = { $label } montre-t-il ces lettres ?
console-device-confirm-lead = Demandez à la personne qui est devant l’appareil de lire les siennes, par un appel que vous avez passé ou sur place.
console-device-confirm-do = Les mêmes : confirmer
console-device-confirm-differ = Si une seule lettre diffère, ne confirmez pas : retirez l’appareil. Quelqu’un s’est mis entre lui et le serveur.
console-device-enrolled = Inscrit le { $day }
console-device-doubled = Deux machines sous ce nom, le { $day }
console-device-doubled-next = Une copie de cet appareil, ou cet appareil revenu à une image ancienne. Allez voir l’appareil dans son bureau ; dans le doute, retirez-le.
console-device-ledger = Ne reconnaît plus le registre, le { $day }
console-device-ledger-next = Le registre lui avait signé autre chose. L’appareil garde tout et n’efface rien. Comparez le registre à ses copies ; rétablir une bonne copie met fin à l’alarme. Si la cause est connue et réglée, donnez-lui un nouveau code et inscrivez-le de nouveau.
console-device-revoked = Retiré le { $day }
console-device-revoked-for = { $why }, retiré le { $day }
console-device-ended = Aucun geste possible
console-device-revoke = Retirer…
console-device-revoke-do = Retirer l’appareil
console-device-revoke-title = Retirer { $label } ?
console-device-revoke-lead = L’appareil ne reçoit plus ni autorisation ni tournée. Ce qu’il a scellé avant est gardé et sera jugé à sa date : rien n’est perdu.
console-device-revoke-why = Pourquoi ?
console-revoked-lost = Perdu
console-revoked-stolen = Volé
console-revoked-broken = En panne
console-revoked-returned = Rendu

# Documents et documents arrêtés
console-documents = Documents
console-documents-lead = Les modèles acceptés au guichet et à la porte, le délai d’une demande, et ce qui les fait changer dans le temps. Chaque changement fait une nouvelle version, que les appareils prennent à leur prochain contact.
console-policy-version = { $version ->
    [0] Rien n’est encore réglé
   *[other] Version { $version }
}
console-models = Modèles acceptés
console-model-specimen = Spécimen : pour les démonstrations, jamais en service.
console-models-nothing = Aucun modèle n’est accepté : aucun contrôle ne pourra aboutir.
console-model-added = Désormais accepté : { $name }.
console-model-removed = Plus accepté : { $name }.
console-deadline-days = Délai d’une demande, en jours
console-deadline-days-hint = De 7 à 365. Les demandes déjà faites gardent le leur.
console-deadline-days-fault = Donnez un nombre de jours, de 7 à 365.
console-deadline-changed = Délai : { $after } jours, au lieu de { $before }.
console-outages = Pannes et fermetures générales
console-outages-hint = Les jours où aucun contrôle n’était possible. Le délai de chaque demande en cours est prolongé d’autant.
console-outages-none = Aucune.
console-outage-row = Du { $from } au { $until } inclus : { $why }
console-outage-add = Ajouter une panne…
console-outage-title = Ajouter une panne
console-outage-lead = Elle s’ajoute à la liste. Rien ne change avant que vous enregistriez.
console-outage-from = Premier jour
console-outage-until = Dernier jour
console-outage-why = Motif
console-outage-why-hint = En quelques mots, pour vos collègues. Aucun nom de personne.
console-outage-added = Panne ajoutée. { $what }. Les demandes en cours ces jours-là ont autant de jours de plus ; celles qui ont expiré depuis sont rouvertes.
console-outage-taken-off = Panne retirée. { $what }. Les demandes en cours perdent ces jours.
console-ends = Versions qui prennent fin
console-ends-hint = Un contrôle fait après le dernier jour d’une version est gardé, et une personne décide.
console-ends-none = Aucune : toutes les versions sont admises.
console-version-software = Logiciel
console-version-rules = Règles du contrôle
console-version-catalogue = Catalogue des modèles
console-end-row = { $of }, version { $version } : jusqu’au { $until } inclus
console-end-add = Ajouter une fin…
console-end-title = Mettre fin à une version
console-end-lead = Elle s’ajoute à la liste. Rien ne change avant que vous enregistriez.
console-end-of = Version de quoi ?
console-end-version = Numéro
console-end-version-fault = Donnez le numéro de la version, à partir de 1.
console-end-twice = Cette version a déjà une fin dans la liste.
console-end-until = Dernier jour
console-end-added = Fin ajoutée. { $what }. Les contrôles déjà faits ne changent pas.
console-end-taken-off = Fin retirée. { $what }. Cette version est admise de nouveau pour les contrôles à venir.
console-entry-do = Ajouter à la liste
console-entry-take-off = Retirer de la liste : { $what }
console-list-grace = Heures de grâce pour l’ancienne liste
console-list-grace-hint = De 0 à 168. Pendant ces heures, un contrôle fait sans réseau est jugé par la liste que l’appareil avait. Mettez 0 si un modèle est contrefait.
console-list-grace-fault = Donnez un nombre d’heures, de 0 à 168.
console-list-grace-changed = Heures de grâce pour l’ancienne liste : { $after }, au lieu de { $before }. Elles courent à partir de cette version.
console-two-decide = Deux personnes pour débloquer une demande
console-two-decide-hint = Une demande retenue n’avance que si deux personnes différentes le décident. Un refus n’en demande qu’une.
console-two-decide-on = Désormais, deux personnes différentes doivent décider pour débloquer une demande. Les décisions déjà prises restent.
console-two-decide-off = Désormais, une seule personne peut débloquer une demande.
console-policy-save = Enregistrer
console-policy-save-title = Enregistrer la version { $version } ?
console-policy-save-lead = Les modèles, les versions et les heures valent pour les contrôles à venir ; les pannes, pour toutes les demandes.
console-policy-saved = Enregistré : cela vaut pour les contrôles à venir.
console-policy-unchanged = Rien n’a changé : il n’y a rien à enregistrer.
console-list-pages = Pages de la liste
console-list-before = Page précédente
console-list-after = Page suivante
console-list-page = Page { $page } sur { $pages }
console-list-first = C’est la première page.
console-list-last = C’est la dernière page.
console-stop-list = Documents arrêtés
console-stop-lead = Un contrôle fait avec un document arrêté est mis de côté pour relecture. Seule une empreinte est gardée : la liste ne peut pas être relue, on y cherche un document.
console-stop-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
console-stop-none = Aucun document arrêté.
console-stop-none-lead = Ajoutez un document dont la perte, le vol ou le retrait est établi.
console-stop-file = documents-arretes
console-stop-reference = Référence
console-stop-by = Ajouté par
console-stop-at = Le
console-stop-from = Depuis
console-stop-ever = Toujours
console-stop-holds = Arrêté
console-stop-lifted = Levé le { $day }
console-stop-lift-title = Lever l’arrêt de { $name } ?
console-stop-lift-lead = Ce qui a été contrôlé avec ce document est jugé de nouveau, comme s’il n’avait pas été arrêté.
console-stop-lift-do = Lever l’arrêt
console-stop-add = Arrêter un document
console-stop-add-lead = Tel que la bande le nomme. Le numéro n’est pas gardé.
console-stop-add-do = Arrêter ce document
console-stop-added = Document arrêté. Ce qui a été contrôlé avec lui est jugé de nouveau.
console-stop-find = Chercher un document
console-stop-find-lead = Dit si ce document est arrêté, depuis quand et par qui.
console-stop-find-do = Chercher
console-stop-found = Ce document est arrêté : référence { $reference }, par { $by }, le { $at }.
console-stop-not-found = Ce document n’est pas sur la liste.
console-stop-many-open = Arrêter ceux d’un fichier
console-stop-many = Arrêter les documents d’un fichier
console-stop-many-lead = Le fichier est d’abord compté : rien n’est arrêté avant votre accord. Les numéros ne sont pas gardés.
console-stop-many-format = Comment écrire le fichier
console-stop-many-format-lead = Texte en UTF-8, au plus 50 000 lignes et 4 Mo. La première ligne nomme les colonnes, séparées par des points-virgules ou des virgules.
console-stop-many-kind = identity-card, passport ou residence-permit
console-stop-many-issuer = État émetteur, en trois lettres
console-stop-many-number = Numéro du document
console-stop-many-since = Jour AAAA-MM-JJ ; vide : depuis toujours
console-stop-many-reason = lost (perdu), stolen (volé), invalid (invalidé), death (décès) ou court (décision de justice)
console-stop-many-file = Fichier de documents à arrêter
console-stop-many-do = { $count ->
    [0] Arrêter les documents
    [one] Arrêter ce document
   *[other] Arrêter ces { $count } documents
}
console-stop-many-nothing = Rien à arrêter : aucun document de ce fichier n’est nouveau.
console-stop-many-count-lines = Lignes lues
console-stop-many-count-new = À arrêter
console-stop-many-count-stopped = Déjà arrêtés
console-stop-many-count-repeated = Répétés dans le fichier
console-stop-many-count-faulty = Lignes fautives
console-stop-many-faults = { $count ->
    [one] Cette ligne n’arrête rien. Corrigez-la, puis donnez le fichier de nouveau : ce qui est arrêté le reste.
   *[other] Ces lignes n’arrêtent rien. Corrigez-les, puis donnez le fichier de nouveau : ce qui est arrêté le reste.
}
console-stop-many-fault = Ligne { $line } : { $fault }
console-stop-many-more = { $count ->
    [one] Et une autre ligne.
   *[other] Et { $count } autres lignes.
}
console-stop-many-taken = { $count ->
    [0] Rien à arrêter : ces documents le sont déjà.
    [one] Le document va être arrêté. Vous pouvez quitter cette page.
   *[other] Les { $count } documents vont être arrêtés. Vous pouvez quitter cette page.
}
console-stop-fault-not-text = Ce fichier n’est pas un texte en UTF-8. Enregistrez-le de nouveau dans ce codage.
console-stop-fault-too-large = Ce fichier dépasse 4 Mo. Coupez-le en plusieurs.
console-stop-fault-too-many-lines = Ce fichier dépasse 50 000 lignes. Coupez-le en plusieurs.
console-stop-fault-header = La première ligne doit nommer les colonnes kind, issuer, number, since et reason.
console-stop-fault-columns = pas autant de champs que de colonnes
console-stop-fault-kind = genre de document inconnu
console-stop-fault-issuer = État émetteur inconnu
console-stop-fault-number = numéro manquant ou trop long
console-stop-fault-since = jour illisible ou à venir
console-stop-fault-reason = motif inconnu
console-stop-files = Fichiers
console-stop-files-arriving = Fichier en cours de réception
console-stop-files-stopping = { $done } documents arrêtés sur { $count }
console-stop-files-stopped = { $count ->
    [one] Un document arrêté
   *[other] { $count } documents arrêtés
}
console-stop-files-lifting = { $done } arrêts levés sur { $count }
console-stop-files-lifted = { $count ->
    [one] Un arrêt levé
   *[other] { $count } arrêts levés
}
console-stop-files-lifted-by = Levé par { $by }.
console-stop-files-lift-title = Lever tous les arrêts de ce fichier ?
console-stop-files-lift-lead = Ce qui a été contrôlé avec ces documents est jugé de nouveau, comme s’ils n’avaient pas été arrêtés. Un document arrêté aussi par ailleurs le reste.
console-stop-files-lift-do = Lever ces arrêts
console-document-kind = Document
console-document-identity-card = Carte d’identité
console-document-passport = Passeport
console-document-residence-permit = Titre de séjour
console-document-issuer = État qui l’a délivré
console-document-issuer-hint = Trois lettres de la bande : FRA.
console-document-number = Numéro du document

# Ordres
console-orders = Ordres
console-orders-lead = Un ordre touche ce qui a été contrôlé par un agent, sur un appareil ou dans un bureau, pendant une période. Fermer un compte et retirer un appareil en donnent un aussi.
console-orders-count = { $count ->
    [one] { $count } ordre
   *[other] { $count } ordres
}
console-orders-none = Aucun ordre.
console-orders-none-lead = Donnez un ordre quand il faut suspendre ce qu’un agent a contrôlé, ou ce qui l’a été sur un appareil ou dans un bureau : une enquête, une décision de justice, un appareil volé. Vous pourrez le lever.
console-orders-file = ordres
console-ordered-on = Porte sur
console-ordered-agent = Agent
console-ordered-device = Appareil
console-ordered-office = Bureau
console-ordered-enrolment = Dossier
console-ordered-identity = Identité
console-ordered-document = Document
console-ordered-effect = Effet
console-ordered-span = Période
console-ordered-touched = Dossiers touchés
console-does-voids = Ne compte plus
console-does-rests = Suspendu
console-span-ever = Depuis toujours, sans fin
console-span-from = Depuis le { $from }
console-span-until = Jusqu’au { $until } inclus
console-span-between = Du { $from } au { $until } inclus
console-span-day = Le { $day }
console-because-ended = Autorisation terminée
console-because-lost = Perte
console-because-stolen = Vol
console-because-inquiry = Enquête
console-because-death = Décès
console-because-court = Décision de justice
console-because-holder = Demande de la personne
console-because-invalid = Document non valable
console-because-broken = Panne
console-because-erasure = Demande d’effacement
console-order-by = Donné par
console-order-under-way = { $count ->
    [0] En cours
    [one] En cours, { $count } dossier
   *[other] En cours, { $count } dossiers
}
console-order-carried = { $count ->
    [0] Appliqué, aucun dossier
    [one] Appliqué, { $count } dossier
   *[other] Appliqué, { $count } dossiers
}
console-order-lifting = { $count ->
    [0] Levée en cours
    [one] Levée en cours, { $count } dossier
   *[other] Levée en cours, { $count } dossiers
}
console-order-lifted = { $count ->
    [0] Levé, aucun dossier
    [one] Levé, { $count } dossier
   *[other] Levé, { $count } dossiers
}
console-order-give-open = Donner un ordre…
console-order-give = Donner un ordre
console-order-give-lead = Ce qui a été contrôlé dans cette période est suspendu jusqu’à ce que l’ordre soit levé. L’agent ou l’appareil garde son droit de travailler : pour y mettre fin, fermez le compte ou retirez l’appareil.
console-order-from = Depuis le
console-order-from-hint = Sans date : depuis toujours.
console-order-until = Jusqu’au (inclus)
console-order-until-hint = Sans date : sans fin.
console-order-until-fault = Ce jour vient avant le premier. Relisez les deux.
console-order-give-do = Donner cet ordre
console-order-given = Ordre donné. La liste dit où il en est.
console-lift = Lever…
console-order-lift-title = Lever l’ordre sur { $name } ?
console-order-lift-lead = Ce que l’ordre a touché est jugé de nouveau, comme s’il n’avait pas été donné. Un droit de travailler qui a pris fin ne revient pas.
console-order-lift-do = Lever l’ordre
console-lifted = C’est levé. Ce qui était touché est jugé de nouveau.
console-since = À partir de quand ?
console-since-now = À partir de maintenant
console-since-now-note = Ce qui a été contrôlé jusqu’ici compte.
console-since-day = Depuis un jour passé
console-since-day-note = Ce qui a été contrôlé depuis ce jour ne compte plus.
console-since-ever = Depuis toujours
console-since-ever-note = Tout contrôle fait avec ce document est mis de côté.
console-since-loss = Depuis le jour de la perte ou du vol
console-since-loss-note = Ce qui a été contrôlé avant ce jour compte.
console-since-first = Depuis le
console-since-ahead = Ce jour est à venir. Donnez aujourd’hui ou un jour passé.
console-impact = { $count ->
    [one] Touchera { $count } dossier : { $states }.
   *[other] Touchera { $count } dossiers : { $states }.
}
console-impact-none = Ne touche aucun dossier déjà ouvert.
console-impact-active = { $count ->
    [one] { $count } identité active sera suspendue.
   *[other] { $count } identités actives seront suspendues.
}
console-impact-reading = Compte des dossiers touchés…
console-impact-unread = Ce qui sera touché n’a pas pu être compté. { $why }
console-impact-drafted = { $count ->
    [one] { $count } commencé
   *[other] { $count } commencés
}
console-impact-submitted = { $count ->
    [one] { $count } déposé
   *[other] { $count } déposés
}
console-impact-awaiting-check = { $count } en attente d’un contrôle
console-impact-check-received = { $count ->
    [one] { $count } contrôlé
   *[other] { $count } contrôlés
}
console-impact-under-review = { $count } à l’étude
console-impact-activated = { $count ->
    [one] { $count } activé
   *[other] { $count } activés
}
console-impact-refused = { $count ->
    [one] { $count } refusé
   *[other] { $count } refusés
}
console-impact-lapsed = { $count ->
    [one] { $count } échu
   *[other] { $count } échus
}
console-impact-withdrawn = { $count ->
    [one] { $count } retiré
   *[other] { $count } retirés
}
console-impact-other = { $count } dans un autre état

# Quarantaine et équipe
console-quarantine = Quarantaine
console-quarantine-lead = Envois gardés tels quels parce qu’ils ne s’ouvrent pas, ou ne continuent pas leur chaîne. Rien n’est perdu ni effacé. Vous décidez de ceux qui ont un bouton ; les autres sont gardés comme preuve.
console-quarantine-reviewer = Bonjour. Vos dossiers à relire auront ici leur page. En attendant, voici les envois mis de côté : vous pouvez en décider.
console-quarantine-count = { $count ->
    [one] { $count } envoi gardé
   *[other] { $count } envois gardés
}
console-quarantine-none = Rien en quarantaine.
console-quarantine-none-lead = Tous les envois reçus se sont ouverts, ou quelqu’un en a décidé.
console-quarantine-file = quarantaine
console-decide = Décider…
console-decide-evidence = Rien à décider : gardé comme preuve. La page Appareils signale l’appareil.
console-decide-title = Décider de l’envoi { $sequence } de { $device }
console-decide-lead = { $reason }. Reçu le { $at }. Votre décision est inscrite au registre avec votre nom, et ne se reprend pas.
console-decide-what = Que décidez-vous ?
console-decide-release = L’accepter
console-decide-release-note = Il est ouvert et jugé comme les autres, bien qu’il ne continue pas sa chaîne : par exemple quand l’appareil a été remis à une sauvegarde ancienne.
console-decide-release-unproven-note = Il est ouvert et jugé comme reçu quand ce registre l’a eu. L’heure antérieure que donne son reçu n’est pas comptée.
console-decide-refuse = Le refuser
console-decide-refuse-note = Il reste scellé où il est, gardé comme preuve, et ne sera plus essayé.
console-decide-note = Pourquoi
console-decide-note-hint = Pour qui relira dans des années. Sans nom de demandeur.
console-decide-do = Inscrire la décision
console-decided = Décision inscrite.
console-sequence = Numéro dans la chaîne
console-chain = Chaîne
console-reason = Raison
console-received-at = Reçu le
console-reason-seal-broken = Le sceau ne s’ouvre pas
console-reason-key-unknown = Scellé pour une clé inconnue ici
console-reason-malformed = Le contenu n’est pas un contrôle
console-reason-signature-wrong = La signature n’est pas celle de l’agent
console-reason-lease-unknown = L’autorisation de travail est inconnue
console-reason-chain-broken = Il ne continue pas la chaîne
console-reason-enrolment-unknown = La demande est inconnue ou effacée
console-reason-receipt-unproven = Rien ne prouve que son reçu d’avant la restauration est le sien
console-reason-other-bytes = Deux contenus pour un même numéro
console-stuck-parked = { $count ->
    [one] Un dossier n’a pas pu être examiné, depuis le { $since }. Rien n’est perdu : voyez le journal du serveur, puis relancez.
   *[other] { $count } dossiers n’ont pas pu être examinés, le premier depuis le { $since }. Rien n’est perdu : voyez le journal du serveur, puis relancez.
}
console-stuck-unopened = { $count ->
    [one] Un envoi a été essayé plusieurs fois sans s’ouvrir. Rien n’est perdu : il est essayé encore, et la cause est dans le journal du serveur.
   *[other] { $count } envois ont été essayés plusieurs fois sans s’ouvrir. Rien n’est perdu : ils sont essayés encore, et la cause est dans le journal du serveur.
}
console-stuck-again = Relancer
console-stuck-started = L’examen est relancé.
console-notices-paused = Le registre a été restauré : aucun message ne part tant que personne n’a regardé ce que la copie ne contenait pas.
console-notices-resume = Laisser partir les messages…
console-notices-resume-title = { $count ->
    [0] Laisser de nouveau partir les messages ?
    [one] Laisser partir { $count } message ?
   *[other] Laisser partir { $count } messages ?
}
console-notices-resume-lead = Ceux qui étaient partis entre la copie et la restauration partiraient une seconde fois. Attendez que chaque appareil ait répondu depuis.
console-notices-resume-do = Laisser partir
console-staff = Équipe
console-staff-lead = Les personnes qui ouvrent cette console. Les rôles ne s’incluent pas l’un l’autre.
console-staff-count = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
console-staff-none = Personne d’autre.
console-staff-file = equipe
console-staff-me = Vous
console-staff-add = Ajouter une personne
console-staff-reset = Lien…
console-staff-reset-title = Un lien pour { $name } ?
console-staff-reset-lead = Avec ce lien, la personne choisit un nouveau mot de passe. Le lien précédent ne vaudra plus.
console-staff-reset-do = Montrer le lien
console-staff-add-lead = La personne choisit son mot de passe par le lien que vous lui remettez.
console-staff-office-hint = Seules les tournées de ce bureau lui sont montrées.
console-staff-move = Bureau…
console-staff-move-title = Le bureau de { $name }
console-staff-move-lead = Vaut dès la prochaine page que la personne ouvre.
console-staff-move-do = Changer le bureau
console-staff-reset-lost = Que lui manque-t-il ?
console-staff-reset-password = Son mot de passe
console-staff-reset-password-note = Sa clé d’accès ou son application lui restera demandée.
console-staff-reset-factors = Son téléphone ou sa clé d’accès
console-staff-reset-factors-note = Tous ses moyens de prouver que c’est elle sont retirés : le lien et un nouveau mot de passe suffiront pour en ajouter d’autres. Assurez-vous que c’est bien elle.
console-staff-link = Lien de { $name }
console-staff-link-lead = À remettre en main propre, jamais par un message que d’autres lisent.
console-link-copy = Copier le lien
console-link-copied = Lien copié.
console-link-not-copied = La copie n’a pas marché. Le lien est sélectionné : copiez-le au clavier.
console-link-once = Copiez-le maintenant : il ne sera plus montré.
console-link-and-code = Et son code, à remettre avec le lien : l’un ne sert pas sans l’autre.
console-link-other-half = Il ne sert qu’avec son code. La personne qui l’a proposé a le code et le remet elle-même.
console-staff-close = Fermer…
console-staff-close-title = Fermer le compte de { $name } ?
console-staff-close-lead = Ses sessions se ferment et la console ne s’ouvre plus pour cette personne. Ce qu’elle a fait reste au registre.
console-role = Rôle
console-role-manager = Responsable de tournées
console-role-manager-may = Tournées, créneaux et visites à domicile.
console-role-administrator = Administration
console-role-administrator-may = Bureaux, agents, appareils, documents, équipe.
console-role-reviewer = Relecture
console-role-reviewer-may = Décide des envois mis de côté.

# À deux
console-acts = Validations
console-acts-waiting = { $count ->
    [one] { $count } attend votre réponse
   *[other] { $count } attendent votre réponse
}
console-acts-waiting-own = { $count ->
    [one] { $count } des vôtres attend quelqu’un d’autre
   *[other] { $count } des vôtres attendent quelqu’un d’autre
}
console-acts-lead = Ce qui donne un droit ne vaut que lorsqu’une seconde personne de l’administration l’a confirmé. Ce qui en retire un vaut tout de suite, et quelqu’un d’autre le voit après.
console-acts-two-eyes = Une seule personne administre : ce qu’elle fait vaut tout de suite, sans second regard. Ajoutez une seconde personne à l’administration. Dès lors, ce qui donne un droit attendra que l’autre le confirme.
console-acts-to-staff = Ouvrir l’équipe
console-acts-alone = Il faut deux administrateurs, et il n’en reste qu’un : rien de ce qui attend ne peut être confirmé. La personne qui exploite le serveur en crée un second :
console-acts-consent = { $count ->
    [0] À confirmer
   *[other] À confirmer : { $count }
}
console-acts-consent-none = Rien n’attend de confirmation.
console-acts-review = À voir : { $count }
console-acts-review-lead = C’est fait, et cela vaut déjà. Quelqu’un d’autre regarde si c’était voulu.
console-acts-newest = Derniers actes
console-acts-none = Aucun acte encore.
console-act = Acte
console-act-who = Par
console-act-at = Le
console-act-end = Suite
console-act-by = Proposé par { $by }, le { $at }
console-act-operator = la personne qui fait tourner le serveur
console-act-done-by = Fait par { $by }, le { $at }
console-act-mine = De vous
console-act-mine-consent = Quelqu’un d’autre le confirme : c’est le second regard qui protège.
console-act-mine-review = Quelqu’un d’autre le voit.
console-act-mine-alone = Personne d’autre n’administre : il n’y a personne pour le confirmer.
console-verdict-confirm-open = Confirmer…
console-verdict-refuse-open = Refuser…
console-verdict-withdraw-open = Retirer…
console-verdict-see-open = Vu…
console-verdict-confirm = Confirmer
console-verdict-refuse = Refuser
console-verdict-withdraw = Retirer
console-verdict-see = C’est vu
console-verdict-confirm-title = Confirmer ?
console-verdict-refuse-title = Refuser ?
console-verdict-withdraw-title = Retirer votre proposition ?
console-verdict-see-title = Vous l’avez vu ?
console-verdict-confirm-lead = Cela vaudra tout de suite, sous le nom de { $by } et sous le vôtre. Demandez-lui si vous avez un doute : de vive voix, ou par un appel que vous passez.
console-verdict-refuse-lead = Rien ne changera. { $by } peut le proposer de nouveau.
console-verdict-withdraw-lead = Rien ne changera. Vous pourrez le proposer de nouveau.
console-verdict-see-lead = Votre nom est inscrit à côté de celui de { $by }. Rien d’autre ne change. Si ce n’était pas voulu, parlez-en d’abord.
console-verdict-confirm-done = Confirmé : cela vaut désormais.
console-verdict-refuse-done = Refusé. Rien n’a changé.
console-verdict-withdraw-done = Proposition retirée.
console-verdict-see-done = Inscrit comme vu.
console-act-hands-letters = Les huit dernières lettres du code s’afficheront ici, une seule fois : c’est vous qui les remettez. Les huit premières sont chez la personne qui l’a proposé.
console-act-hands-link = Le lien s’affichera ici, une seule fois : c’est vous qui le remettez. Son code est chez la personne qui l’a proposé.
console-act-end-nothing = Fait
console-act-end-consent = Attend une confirmation
console-act-end-review = Fait, à voir
console-act-end-confirmed = Confirmé
console-act-end-seen = Vu
console-act-end-refused = Refusé
console-act-end-withdrawn = Retiré
console-act-end-lapsed = Resté sans réponse
console-act-end-by = par { $by }, le { $at }
console-act-end-at = le { $at }
console-act-holds = { $label } : { $value }
console-act-why = Raison
console-act-order = Ordre
console-act-since = Ne compte plus depuis
console-act-factors = Moyens de prouver que c’est elle
console-act-factors-end = Retirés, la personne en ajoute d’autres
console-act-factors-stay = Inchangés
console-act-models-gone = Plus acceptés
console-act-no-model = Aucun
console-act-days = { $after }, au lieu de { $before }
console-act-add-office = Nouveau bureau : { $name }
console-act-set-office-zone = Heure locale de { $name }
console-act-add-agent = Nouvel agent : { $name }
console-act-renew-agent-code = Nouveau code pour { $name }
console-act-set-training = Formation de { $name }
console-act-close-agent = Compte d’agent fermé : { $name }
console-act-add-device = Nouvel appareil : { $name }
console-act-renew-device-code = Nouveau code pour { $name }
console-act-confirm-device = Lettres comparées : { $name }
console-act-revoke-device = Appareil retiré : { $name }
console-act-add-staff = Nouvelle personne dans l’équipe : { $name }
console-act-reset-staff = Lien de connexion pour { $name }
console-act-move-staff = Bureau de { $name }
console-act-link-staff = Qui est aussi { $name }
console-act-link-agent = Agent
console-act-link-no-agent = Aucun agent
console-act-link-home = Foyer
console-act-link-home-known = Indiqué
console-act-link-home-unknown = Non indiqué
console-act-close-staff = Compte de l’équipe fermé : { $name }
console-act-lifted-by = Pour débloquer une demande
console-act-two-people = Deux personnes différentes
console-act-set-policy = Documents acceptés et délai
console-act-stop-document = Document arrêté : { $name }
console-act-stop-file = Documents d’un fichier arrêtés
console-act-lift-stop-file = Lever les arrêts d’un fichier
console-act-documents = Documents
console-number = { $count }
console-act-give-order = Ordre : { $name }
console-act-lift-order = Levée d’un ordre
console-act-judge-again = Relance de l’examen de dossiers
console-act-enrolments = Dossiers
console-act-release = Acceptation de l’envoi { $name }
console-act-refuse = Refus de l’envoi { $name }
console-act-resume-notices = Départ des messages
console-act-add-factor = Moyen de connexion ajouté : { $name }
console-act-change-password = Mot de passe changé
console-act-use-link = Mot de passe choisi par un lien
console-act-sign-out-everywhere = Toutes ses sessions fermées
console-act-bring-parcel = Fichier d’un appareil apporté
console-act-plan-round = Tournée de { $name }
console-act-set-places = Places d’un créneau
console-act-book-visit = Visite placée
console-act-move-visit = Visite déplacée
console-act-cancel-visit = Visite annulée
console-act-miss-visit = Personne n’est venu pour une visite
console-act-file = Empreinte
console-act-frames = Envois
console-act-day = Jour
console-act-window = Créneau
console-act-places = Places
console-act-visit = Visite
console-act-visit-new = Remplacée par
console-act-remove-factor = Moyen de connexion retiré : { $name }
console-propose = Proposer
console-propose-remark = Une autre personne le confirmera.
console-proposed = C’est proposé.
console-proposed-lead = Rien ne change encore. Une autre personne de l’administration le confirme sous « Validations ».
console-proposed-code = Le lien ne servira qu’avec ce code. Remettez-le à { $name } en main propre ; le lien lui sera remis par la personne qui confirme.
console-proposed-letters = Le code commencera par ces huit lettres. Remettez-les à { $name } en main propre ; les huit dernières lui seront remises par la personne qui confirme.
console-proposed-code-once = Notez-le maintenant : il ne sera plus montré.
console-proposed-see = Voir les validations
