# Les fenêtres des deux agents : ce qui les entoure, et l’ouverture de la session.
# (« appareil » vaut pour le poste du guichet et pour le téléphone de la tournée.)

window-counter = Vis-à-vis guichet
window-field = Vis-à-vis tournée
# L’autre langue, dans ses propres mots.
window-language = English
window-contrast = Contraste fort
window-sun = Plein soleil
window-starting = Un instant…
window-retry = Réessayer
window-stale = Affichage arrêté. Réessayez.

state-offline = { $count ->
    [0] Hors ligne
    [one] Hors ligne – 1 envoi en attente
   *[other] Hors ligne – { $count } envois en attente
}
state-offline-since = { $count ->
    [0] Hors ligne depuis { $time }
    [one] Hors ligne depuis { $time } – 1 envoi en attente
   *[other] Hors ligne depuis { $time } – { $count } envois en attente
}
state-sending = { $count ->
    [one] En ligne – 1 envoi en cours
   *[other] En ligne – { $count } envois en cours
}

outbox-none = Rien n’a encore été scellé ici.
outbox-complete = { $done ->
    [one] Un envoi fait, un reçu. Rien ne manque.
   *[other] { $done } envois faits, { $done } reçus. Rien ne manque.
}
outbox-kept = { $count ->
    [one] 1 reçu par le registre
   *[other] { $count } reçus par le registre
}
outbox-waiting = { $count ->
    [one] 1 enregistré ici
   *[other] { $count } enregistrés ici
}
outbox-quarantined = { $count ->
    [one] 1 mis de côté par le registre
   *[other] { $count } mis de côté par le registre
}

sign-in-device = Cet appareil
sign-in-device-unknown = Pas encore inscrit
sign-in-records = Envois

sign-in-enrol-title = Inscrivez cet appareil.
sign-in-enrol-lead = L’administration donne l’adresse du serveur et un code qui ne sert qu’une fois.
sign-in-server = Adresse du serveur
sign-in-server-hint = L’administration la donne avec le code
sign-in-device-code = Code de l’appareil
sign-in-device-code-hint = Seize lettres, par groupes de quatre
sign-in-enrol-do = Inscrire l’appareil
sign-in-server-away = Le serveur ne répond pas. Vérifiez son adresse et le réseau, puis réessayez.
sign-in-server-invalid = Ce n’est pas une adresse de serveur. Elle commence par https ; http ne vaut que pour la démonstration, sur cet appareil même (localhost).

sign-in-confirm-title = Faites comparer ces lettres.
sign-in-confirm-lead = Lisez-les à l’administration, qui voit les siennes dans la console, page Appareils. Elle confirme si elles sont les mêmes ; cet appareil continue alors de lui-même.
sign-in-confirm-do = Demander si c’est fait
sign-in-confirm-not-yet = Pas encore confirmé.
sign-in-confirm-skip = Ouvrir une session sans attendre
sign-in-confirm-differ = Si une seule lettre diffère, arrêtez-vous là : quelqu’un s’est mis entre cet appareil et le serveur.

ledger-doubted = Le registre contredit ce qu’il avait signé à cet appareil ({ $day }, { $time }).
ledger-doubted-more = Rien n’est perdu : l’appareil garde et envoie tout, et n’efface rien. Prévenez l’administration.
ledger-again = Inscrire l’appareil de nouveau
ledger-restored = Le registre a été rétabli depuis une copie ({ $day }, { $time }).
ledger-restored-more = Cet appareil lui renvoie de lui-même ce qui manque. Si personne ne vous l’a annoncé, prévenez l’administration.

sign-in-enlist-title = Créez votre coffre.
sign-in-enlist-lead = Il garde sur cet appareil la clé qui signe vos contrôles. Seul votre code PIN l’ouvre.
sign-in-login = Identifiant
sign-in-login-hint = Celui que l’administration vous a donné
sign-in-agent-code = Code d’inscription
sign-in-agent-code-hint = Reçu avec l’identifiant, il ne sert qu’une fois
sign-in-pin-new = Code PIN à choisir
sign-in-pin-new-hint = De 6 à 12 chiffres, sans suite ni répétition
sign-in-pin-again = Le même code PIN
sign-in-pin-differs = Les deux codes PIN diffèrent. Retapez-les.
sign-in-enlist-do = Créer mon coffre
sign-in-login-unknown = Cet identifiant n’est pas connu. Relisez-le, ou demandez-le à l’administration.

sign-in-title = Ouvrez votre session.
sign-in-lead = Choisissez votre nom, puis tapez votre code PIN.
sign-in-locked = Session verrouillée après un moment sans activité. Rien n’est perdu : tapez votre code PIN pour reprendre.
sign-in-agents = Votre nom
sign-in-unchosen = Choisissez votre nom.
sign-in-pin = Code PIN
sign-in-pin-hint = De 6 à 12 chiffres
sign-in-tries-left = { $count ->
    [one] Ce n’est pas le bon code PIN. Il reste un essai : ensuite, le coffre est détruit.
   *[other] Ce n’est pas le bon code PIN. Il reste { $count } essais.
}
# Dit avant la saisie, quand il reste trois essais ou moins.
sign-in-tries-few = { $count ->
    [one] Il reste un essai : ensuite, le coffre est détruit.
   *[other] Il reste { $count } essais avant que le coffre soit détruit.
}
sign-in-vault-destroyed = Coffre détruit
sign-in-no-vault = Cette personne n’a pas de coffre sur cet appareil. Pour en créer un, choisissez « Mon nom n’est pas là ».
sign-in-do = Ouvrir la session
sign-in-other = Mon nom n’est pas là
sign-in-back = Retour
sign-in-busy = Un instant…
sign-in-enter = Entrée

sign-in-destroyed-title = Ce coffre est détruit.
sign-in-destroyed-do = Créer un nouveau coffre

sign-in-close = Fermer la session
