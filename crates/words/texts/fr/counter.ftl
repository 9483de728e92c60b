# La fenêtre du guichet : attente d’une invitation, liste du jour, étapes, touches.

counter-lock = Verrouiller
counter-close = Fermer
counter-enter = Entrée
counter-escape = Échap
counter-side = Côté public
counter-help = Aide

counter-ready = Présentez l’invitation au lecteur.
counter-ready-lead = Papier ou téléphone, le dossier s’ouvre tout seul.
counter-code = Code de secours
counter-code-hint = Seize lettres, par groupes de quatre
counter-code-group = Groupe { $number } sur quatre
counter-code-open = Ouvrir le dossier
counter-opening = Ouverture…
counter-code-short = { $count ->
    [one] Il manque une lettre. Relisez le code et complétez-le.
   *[other] Il manque { $count } lettres. Relisez le code et complétez-le.
}
counter-scan-later = Un contrôle est ouvert. Terminez-le, ou mettez-le en attente (F4), puis présentez l’invitation.

counter-today = Aujourd’hui
counter-today-caption = Contrôles scellés aujourd’hui sur ce poste
counter-count = { $count ->
    [one] 1 contrôle : { $states }
   *[other] { $count } contrôles : { $states }
}
counter-unreadable = Un contrôle scellé n’est plus lisible ici, même par vous.
counter-empty = Pas encore de contrôle aujourd’hui.
counter-empty-lead = Chaque contrôle conclu laisse ici un numéro, une heure et un reçu.
counter-col-time = Conclu à
counter-col-number = Contrôle n°
counter-col-state = État
counter-col-receipt = Reçu n°
# Vert : le reçu du registre est là. « sent » dit si l’envoi se fait maintenant ou attend le réseau.
counter-row-check-received = Reçu à { $time }
counter-row-left-received = Abandonné, reçu à { $time }
counter-row-other-received = Mise en service, reçue à { $time }
counter-row-check-recorded = { $sent ->
    [later] Enregistré, part au retour du réseau
   *[now] Enregistré, envoi en cours
}
counter-row-left-recorded = { $sent ->
    [later] Abandonné, part au retour du réseau
   *[now] Abandonné, envoi en cours
}
counter-row-other-recorded = { $sent ->
    [later] Mise en service, part au retour du réseau
   *[now] Mise en service, envoi en cours
}
counter-row-aside = Mis de côté par le registre – voyez l’administration

counter-held = Mis en attente
counter-held-unknown = Code tapé, sans initiales
counter-held-step = Étape { $step }
counter-held-kept = Gardés sur ce poste, pour vous.
counter-minutes = { $count } min
counter-resume = Reprendre

counter-post = Ce poste
counter-post-ready = Prêt à travailler hors ligne jusqu’à { $day }, { $time }.
counter-post-checks = { $count ->
    [one] Encore un contrôle autorisé
   *[other] Encore { $count } contrôles autorisés
}
counter-post-lists = Listes du registre : { $day }, { $time }
counter-post-no-lists = Listes du registre : pas encore reçues
counter-post-not-ready = Pas prêt
counter-post-not-ready-lead = Sans autorisation en cours, aucun dossier ne s’ouvre. Préparez ce poste : il faut le réseau un moment.
counter-prepare = Préparer ce poste
counter-prepare-again = Préparer à nouveau
counter-prepare-away = Le serveur ne répond pas. Réessayez au retour du réseau.
counter-preparing = Préparation…

counter-day = Fin de journée
counter-day-of = { $day }, à { $time }
counter-day-caption = Contrôles du jour, par suite et par état
counter-day-kind = Suite
counter-day-check = Conclus
counter-day-left = Abandonnés
counter-day-other = Mises en service
counter-day-received = Reçus
counter-day-recorded = Enregistrés ici
counter-day-aside = Mis de côté
counter-day-all-sent = Rien n’attend d’être envoyé.
counter-day-unsent = { $count ->
    [one] Un envoi attend encore : n° { $numbers }. Il est gardé ici et partira avec le réseau.
   *[other] { $count } envois attendent encore : n° { $numbers }. Ils sont gardés ici et partiront avec le réseau.
}
counter-hand-over = Mettre dans un fichier
counter-handed-over = { $count ->
    [one] Un envoi est écrit dans { $path }.
   *[other] { $count } envois sont écrits dans { $path }.
} Faites porter ce fichier à l’administration, sur une clé. Rien ne quitte cet appareil avant la réponse du registre.
counter-bring = Fichier d’un autre appareil
counter-bring-lead = Un appareil sans réseau a mis ses envois dans un fichier : cet appareil-ci les remet pour lui, sans pouvoir les lire.
counter-bring-do = Choisir et remettre…
counter-brought = { $kept ->
    [0] Rien n’a été reçu de ce fichier.
    [one] Le registre a reçu l’envoi de ce fichier.
   *[other] Le registre a reçu les { $kept } envois de ce fichier.
}
counter-brought-evidence = { $count ->
    [one] Un envoi contredit ce que le registre garde : l’administration le regardera.
   *[other] { $count } envois contredisent ce que le registre garde : l’administration les regardera.
}
counter-brought-refused = { $count ->
    [one] Une partie est abîmée, ou ne vient d’aucun appareil d’ici : elle est refusée.
   *[other] { $count } parties sont abîmées, ou ne viennent d’aucun appareil d’ici : elles sont refusées.
}
counter-day-held = { $count ->
    [one] Un contrôle est encore en attente. Finissez-le ou quittez-le.
   *[other] { $count } contrôles sont encore en attente. Finissez-les ou quittez-les.
}
counter-send = Envoyer maintenant
counter-sending = Envoi…
counter-print = Imprimer

counter-number = Contrôle n° { $number }, au guichet
counter-this-check = Ce contrôle
counter-who-unknown = Code tapé
counter-voucher-until = Invitation jusqu’au { $day }
counter-steps = Étapes du contrôle
counter-step-voucher = Invitation
counter-step-document = Document
counter-step-fields = Document
counter-step-features = Éléments de sécurité
counter-step-face = Visage
counter-step-conclusion = Conclure
counter-told-scanned = Lue à { $time }
counter-told-typed = Code tapé à { $time }
counter-told-none = Aucune, à { $time }
counter-told-todo = À faire
counter-told-now = En cours
counter-told-done = Fait
counter-told-noted = Fait, écart noté
counter-told-to-read = À lire
counter-told-blind = À saisir
counter-told-differs = 1 écart à régler
counter-told-confirm = Imprimé à relire

counter-leave = Quitter
counter-hold = Mettre en attente
counter-not-yet = Il reste des étapes avant de conclure.
counter-conclude = Conclure
counter-next = Étape suivante

counter-document-lead = Prenez-le en main, puis posez-le sur le lecteur.
counter-original-hint = Pas une photo ni une copie (touche O)
counter-original-told = Original en main
counter-lay-take = Prenez le document et regardez-le des deux côtés.
counter-lay-look = Dites qu’il est l’original, en main.
counter-lay-place = Posez la bande de lecture sur la vitre, puis lisez.
counter-reader-drawing = Le document posé sur le lecteur, sa bande de lecture sur la vitre.
counter-read = Lire le document
counter-take-lines = Prendre ces lignes
counter-by-hand = Taper les lignes
counter-by-reader = Revenir au lecteur
counter-compare = Comparer
counter-compare-caption = Ce que dit le document, champ par champ
counter-you-typed = Vous avez saisi { $typed }.
counter-letters-go-on = Les lettres répondent et avancent ; après la dernière réponse, l’étape suivante s’ouvre.
counter-face-missing = Répondez d’abord : 1, 2 ou 3.
counter-face-drawing = Une personne et son portrait : les yeux, le nez et les oreilles se comparent un à un.
counter-conclusion-lead = Relisez ce que vous déclarez. Ce sont des faits, pas un verdict.
counter-conclusion-after = Une fois signé, ce contrôle est scellé. Le registre décide ; la personne reçoit un message.
counter-recorded-sent = { $sent ->
    [later] Part au retour du réseau
   *[now] Envoi en cours
}
counter-next-person = Personne suivante

counter-say = À dire
counter-say-document = « Bonjour. Votre document d’identité, s’il vous plaît, l’original. »
counter-say-fields = « Je compare votre document avec ce que lit la machine. »
counter-say-features = « Je regarde le document sous la lampe, je vous le rends tout de suite. »
counter-say-face = « Pouvez-vous me regarder un instant, sans lunettes si possible ? »
counter-say-conclusion = « J’ai fini de regarder. J’enregistre le contrôle. »
counter-notice = Notice
counter-notice-given = Elle est jointe à l’invitation.
counter-notice-copy = Remettez-en un exemplaire à qui le demande.

counter-help-title = Touches et aide
counter-keys-help = Cette aide (aussi par la touche du point d’interrogation)
counter-keys-scan = Aller au code de secours
counter-keys-hold = Mettre en attente, ou reprendre
counter-keys-seal = Lire le cachet visible
counter-keys-next = Étape suivante
counter-keys-conclude = Conclure et signer, à la dernière étape
counter-keys-sign = Conclure et signer
counter-keys-lock = Verrouiller ; rien n’est perdu
counter-keys-back = Quitter le contrôle, fermer une fenêtre
counter-keys-original = Original en main
counter-keys-printed = Imprimé : identique, différent
counter-keys-features = Vu, senti, non vu, impossible à dire
counter-keys-face = Visage : les trois réponses
counter-help-when = Quand quelque chose manque
counter-help-scanner = L’invitation ne se lit pas : tapez ses seize lettres, écrites sous le code.
counter-help-reader = Le lecteur de documents ne répond pas : tapez les lignes de la bande.
counter-help-network = Le réseau manque : continuez. Tout est gardé ici et part à son retour.
counter-help-cut = La fenêtre se ferme ou se verrouille : rouvrez votre session, tout revient au même endroit.
