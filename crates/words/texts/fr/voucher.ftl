# L’invitation : la page, et la feuille imprimée.

voucher-title = Votre invitation est prête.
voucher-booked = Rendez-vous pris.
voucher-show-counter = Montrez-la au guichet, sur ce téléphone ou sur papier.
voucher-show-home = Montrez-la au facteur, sur ce téléphone ou sur papier.
voucher-show-visit = Montrez votre invitation au facteur, sur ce téléphone ou sur papier.
voucher-visit-label = Le facteur passe chez vous
voucher-visit-hours = entre { $from } et { $to }
voucher-code-label = Si le lecteur ne lit pas, donnez ces lettres :
voucher-qr-label = Code à faire lire par l’agent
voucher-before-label = À présenter avant le
voucher-days-left = { $days ->
    [0] Dernier jour. Si la date passe, rien n’est perdu : vous pourrez la prolonger.
    [one] Il reste { $days } jour. Si la date passe, rien n’est perdu : vous pourrez la prolonger.
   *[other] Il reste { $days } jours. Si la date passe, rien n’est perdu : vous pourrez la prolonger.
}
voucher-calendar = Noter la date dans mon agenda
voucher-print = Imprimer
voucher-bring-label = À apporter
voucher-bring-document = Votre document d’identité, l’original
voucher-bring-nothing-else = Rien d’autre : ni photo, ni photocopie, ni justificatif.
voucher-where-label = Où
voucher-where-counter = Dans tout bureau habilité.
voucher-there-label = Sur place
voucher-there = Comptez cinq minutes. On compare votre visage et votre document ; aucune image n’est gardée. La réponse ne se donne pas sur place : vous la recevrez par message, en général le jour même.
voucher-personal = Cette invitation est personnelle. Ne la donnez à personne d’autre qu’à l’agent qui vous contrôle.
voucher-withdraw = Retirer ma demande
