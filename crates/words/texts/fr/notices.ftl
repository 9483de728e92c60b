# Messages envoyés : SMS, puis courriels (objet et corps). Aucun nom : la boîte peut être lue par d’autres.
# Un doute et un retard s’écrivent de la même façon.

notice-sms-code = Votre code Vis-à-vis est { $code }. Il est valable dix minutes. Ne le donnez à personne.

notice-return-code = Votre code Vis-à-vis pour retrouver votre demande est { $code }. Il est valable dix minutes. Ne le donnez à personne.

notice-email-code-subject = Confirmez votre adresse
notice-email-code-body =
    Bonjour,

    Pour confirmer cette adresse, saisissez ce code sur votre page : { $code }
    { $link }

    Il est valable un jour. Si vous n’avez rien demandé, vous n’avez rien à faire.

notice-invitation-subject = Votre invitation est prête
notice-invitation-body =
    Bonjour,

    Votre invitation est prête. Montrez-la sur votre téléphone ou sur papier, avec votre document d’identité, l’original :
    { $link }

    À présenter avant le { $deadline }. Si la date passe, rien n’est perdu : vous pourrez la prolonger.

    Cette invitation est personnelle. Ne la donnez à personne d’autre qu’à l’agent qui fait le contrôle.
notice-activated-subject = Votre identité numérique est prête
notice-activated-body =
    Bonjour,

    Votre identité numérique est prête. La page de votre demande :
    { $link }

    Si ce n’est pas vous qui l’avez demandée, dites-le : elle sera suspendue aussitôt.
    { $contest }
notice-review-subject = Votre demande est en cours de vérification
notice-review-body =
    Bonjour,

    Votre contrôle est bien reçu. La vérification prend plus de temps que d’habitude ; vous n’avez rien à faire.

    Nous vous écrirons dès qu’elle est finie. En attendant, vous pouvez suivre votre demande :
    { $link }
notice-again-subject = Un nouveau contrôle est nécessaire
notice-again-body =
    Bonjour,

    Le contrôle n’a pas pu aboutir. Votre demande est gardée et une nouvelle invitation vous attend :
    { $link }

    Présentez-la avant le { $deadline }, avec un document d’identité en cours de validité, l’original.
notice-bring-another-subject = Apportez un autre document
notice-bring-another-body =
    Bonjour,

    Le document présenté ne convient pas : il est périmé, ou d’un modèle qui n’est pas accepté. Votre demande est gardée et une nouvelle invitation vous attend :
    { $link }

    Présentez-la avant le { $deadline }, avec une carte d’identité, un passeport ou un titre de séjour en cours de validité, l’original.
notice-confirm-check-subject = Un contrôle a été fait à votre nom : était-ce vous ?
notice-confirm-check-body =
    Bonjour,

    Le { $day }, un agent a regardé un document à votre nom. Votre invitation n’a pas été lue, ou vos coordonnées changeaient.

    Si c’était vous, confirmez-le sur votre page : le contrôle comptera aussitôt.
    { $link }

    Si ce n’était pas vous, dites-le tout de suite : rien ne sera activé.
    { $contest }
notice-refused-subject = Réponse à votre demande
notice-refused-body =
    Bonjour,

    Votre demande n’a pas pu être acceptée. Ce que vous pouvez faire est sur votre page :
    { $link }

    Si vous n’êtes pas d’accord, demandez une relecture dans un bureau de poste, avec le numéro qui est sur cette page : une personne vous répondra. Rien de ceci ne gênera une prochaine demande.
notice-suspended-subject = Votre identité numérique est suspendue
notice-suspended-body =
    Bonjour,

    Votre identité numérique est suspendue le temps d’une vérification. Vous ne pouvez pas vous en servir pour l’instant.

    Nous vous écrirons dès que la vérification est finie. En attendant, vous pouvez suivre votre demande :
    { $link }
notice-expired-subject = Votre identité numérique n’est plus valable
notice-expired-body =
    Bonjour,

    Le temps pour lequel votre contrôle comptait est passé : votre identité numérique n’est plus valable.

    Un nouveau contrôle la renouvelle. Ouvrez une demande : cela prend cinq minutes.
    { $link }
notice-ended-subject = Votre identité numérique est fermée
notice-ended-body =
    Bonjour,

    Une décision a fermé votre identité numérique. Vous ne pouvez plus vous en servir.

    Ce que vous pouvez faire est sur votre page :
    { $link }
notice-lapsed-subject = Votre demande est arrivée à sa date limite
notice-lapsed-body =
    Bonjour,

    La date limite de votre demande est passée. Un contrôle fait avant cette date sera encore pris en compte.

    Pour continuer, prolongez votre demande dans les trente jours, ou ouvrez-en une nouvelle :
    { $link }
notice-begin-again-subject = Votre demande est terminée
notice-begin-again-body =
    Bonjour,

    La date limite de votre demande est passée et elle ne peut plus être prolongée. Un contrôle fait avant cette date sera encore pris en compte.

    Pour continuer, ouvrez une nouvelle demande : cela prend cinq minutes.
    { $link }
notice-declare-again-subject = Votre date de naissance est à déclarer de nouveau
notice-declare-again-body =
    Bonjour,

    La date de naissance que vous avez déclarée et celle de votre document ne sont pas aussi complètes l’une que l’autre.

    Retirez cette demande sur votre page, puis ouvrez-en une nouvelle avec la date exactement comme elle figure sur le document. Un nouveau contrôle suivra.
    { $link }
notice-withdrawn-subject = Votre demande est retirée
notice-withdrawn-body =
    Bonjour,

    Votre demande est retirée, comme vous l’avez voulu. Vous pouvez en ouvrir une nouvelle quand vous le souhaitez :
    { $link }

    Si ce n’est pas vous qui l’avez retirée, dites-le depuis cette page.

notice-appointment-booked-subject = Votre rendez-vous est pris
notice-appointment-booked-body =
    Bonjour,

    Le facteur passera chez vous le { $day }, entre { $from } et { $to }.

    Préparez votre invitation et votre document d’identité, l’original. Pour déplacer ou annuler le rendez-vous :
    { $link }
notice-appointment-moved-subject = Votre rendez-vous est déplacé
notice-appointment-moved-body =
    Bonjour,

    Votre rendez-vous est déplacé. Le facteur passera chez vous le { $day }, entre { $from } et { $to }.

    Si ce créneau ne vous va pas, choisissez-en un autre :
    { $link }
notice-appointment-cancelled-subject = Votre rendez-vous est annulé
notice-appointment-cancelled-body =
    Bonjour,

    Le rendez-vous du { $day }, entre { $from } et { $to }, est annulé. Votre demande est gardée.

    Choisissez un autre créneau, ou présentez-vous dans un bureau :
    { $link }
notice-appointment-alternatives-subject = Votre rendez-vous : choisissez un autre créneau
notice-appointment-alternatives-body =
    Bonjour,

    Le facteur aura moins de temps que prévu le { $day }, entre { $from } et { $to }. Votre rendez-vous tient encore, mais il pourrait être tardif.

    D’autres créneaux vous sont proposés :
    { $link }
notice-appointment-absent-subject = Le facteur est passé
notice-appointment-absent-body =
    Bonjour,

    Le facteur est passé le { $day } et n’a trouvé personne. Votre demande et votre invitation sont gardées.

    Choisissez un autre créneau, ou présentez-vous dans un bureau :
    { $link }
notice-appointment-carrier-absent-subject = Le facteur n’a pas pu passer
notice-appointment-carrier-absent-body =
    Bonjour,

    Le facteur n’a pas pu passer le { $day }, entre { $from } et { $to }. Vous n’y êtes pour rien et ce rendez-vous ne compte pas comme un essai.

    Le premier créneau libre vous est proposé :
    { $link }

notice-checked-subject = Un document à votre nom a été présenté
notice-checked-body =
    Bonjour,

    Le { $day }, une personne a présenté un document d’identité à votre nom pour une identité numérique.

    Si c’est vous, il n’y a rien à faire.

    Si ce n’est pas vous, dites-le tout de suite : rien ne sera activé, ou l’identité sera suspendue aussitôt.
    { $contest }

notice-document-shown-subject = Votre document a été présenté pour une autre demande
notice-document-shown-body =
    Bonjour,

    Le { $day }, le document d’identité de votre demande a été présenté pour une autre demande. La vôtre reste comme elle est ; l’autre est arrêtée tant que personne ne l’a regardée.

    Si c’est vous, il n’y a rien à faire.

    Si ce n’est pas vous, vérifiez que vous avez toujours ce document. S’il est perdu ou volé, déclarez-le sans attendre. Votre demande :
    { $link }

notice-person-shown-subject = Un contrôle a été fait à votre nom pour une autre demande
notice-person-shown-body =
    Bonjour,

    Le { $day }, un document portant vos noms et votre date de naissance a été présenté pour une autre demande d’identité numérique.

    Si c’était vous, il n’y a rien à faire : un renouvellement ne change rien à ce que vous avez déjà.

    Si ce n’était pas vous, dites-le tout de suite : votre identité sera suspendue aussitôt, et quelqu’un examinera les deux demandes.
    { $contest }

# Les mêmes par SMS, tant qu’aucune adresse e-mail n’est confirmée : une phrase, aucun nom.
notice-invitation-sms = Vis-à-vis : votre invitation est prête. Montrez-la avant le { $deadline }, avec votre document d’identité. { $link }
notice-activated-sms = Vis-à-vis : votre identité numérique est prête. Ce n’est pas vous qui l’avez demandée ? Dites-le : { $contest }
notice-review-sms = Vis-à-vis : votre contrôle est bien reçu, la vérification prend plus de temps que d’habitude. Vous n’avez rien à faire. { $link }
notice-again-sms = Vis-à-vis : un nouveau contrôle est nécessaire avant le { $deadline }. Une nouvelle invitation vous attend. { $link }
notice-bring-another-sms = Vis-à-vis : apportez un autre document avant le { $deadline }. Une nouvelle invitation vous attend. { $link }
notice-confirm-check-sms = Vis-à-vis : un contrôle a été fait à votre nom le { $day }. C’était vous : { $link } Ce n’était pas vous : { $contest }
notice-refused-sms = Vis-à-vis : la réponse à votre demande, et ce que vous pouvez faire, sont sur votre page. { $link }
notice-suspended-sms = Vis-à-vis : votre identité numérique est suspendue le temps d’une vérification. Nous vous écrirons dès qu’elle est finie. { $link }
notice-expired-sms = Vis-à-vis : votre identité numérique n’est plus valable. Un nouveau contrôle la renouvelle. { $link }
notice-ended-sms = Vis-à-vis : une décision a fermé votre identité numérique. Ce que vous pouvez faire est sur votre page. { $link }
notice-lapsed-sms = Vis-à-vis : la date limite de votre demande est passée. Prolongez-la dans les trente jours. { $link }
notice-begin-again-sms = Vis-à-vis : votre demande est terminée, sa date limite est passée. Vous pouvez en ouvrir une nouvelle. { $link }
notice-declare-again-sms = Vis-à-vis : votre date de naissance est à déclarer de nouveau, comme sur votre document. Comment faire : { $link }
notice-withdrawn-sms = Vis-à-vis : votre demande est retirée. Ce n’est pas vous ? Dites-le : { $contest }
notice-appointment-booked-sms = Vis-à-vis : le facteur passera le { $day }, entre { $from } et { $to }. Pour changer : { $link }
notice-appointment-moved-sms = Vis-à-vis : rendez-vous déplacé. Le facteur passera le { $day }, entre { $from } et { $to }. Pour changer : { $link }
notice-appointment-cancelled-sms = Vis-à-vis : le rendez-vous du { $day }, entre { $from } et { $to }, est annulé. Choisissez un autre créneau. { $link }
notice-appointment-alternatives-sms = Vis-à-vis : le facteur pourrait être en retard le { $day }, entre { $from } et { $to }. Pour choisir un autre créneau : { $link }
notice-appointment-absent-sms = Vis-à-vis : le facteur est passé le { $day } et n’a trouvé personne. Choisissez un autre créneau. { $link }
notice-appointment-carrier-absent-sms = Vis-à-vis : le facteur n’a pas pu passer le { $day }. Vous n’y êtes pour rien. Choisissez un autre créneau. { $link }
notice-checked-sms = Vis-à-vis : un document à votre nom a été présenté le { $day }. Ce n’était pas vous ? Dites-le tout de suite : { $contest }
notice-document-shown-sms = Vis-à-vis : votre document a été présenté le { $day } pour une autre demande. Ce n’était pas vous ? S’il est perdu ou volé, déclarez-le. { $link }
notice-person-shown-sms = Vis-à-vis : un document à vos noms a été présenté le { $day } pour une autre demande. Ce n’était pas vous ? Dites-le tout de suite : { $contest }

notice-contact-changing-subject = Vos coordonnées vont changer
notice-contact-changing-body =
    Bonjour,

    De nouvelles coordonnées (mobile ou adresse e-mail) ont été confirmées pour votre demande. Elles prennent effet le { $deadline }.

    Si c’est vous, il n’y a rien à faire. Pour annuler ce changement :
    { $link }

    Si ce n’est pas vous, dites-le tout de suite : le changement est annulé et rien ne sera activé.
    { $contest }
notice-contact-code-subject = Le code pour changer vos coordonnées
notice-contact-code-body =
    Bonjour,

    Pour changer vos coordonnées, saisissez ce code sur votre page : { $code }
    { $link }

    Il est valable dix minutes. Ne le donnez à personne. Si vous n’avez rien demandé, dites-le :
    { $contest }
notice-contact-changed-subject = Vos coordonnées ont changé
notice-contact-changed-body =
    Bonjour,

    Le changement de vos coordonnées a pris effet. Votre demande :
    { $link }

    Si ce n’est pas vous, dites-le tout de suite : rien ne sera activé, ou l’identité sera suspendue aussitôt.
    { $contest }
notice-contact-kept-subject = Vos coordonnées restent comme elles étaient
notice-contact-kept-body =
    Bonjour,

    Le changement de vos coordonnées est annulé : elles restent comme elles étaient. Votre demande :
    { $link }

    Si ce n’est pas vous qui l’avez annulé, dites-le :
    { $contest }

notice-contact-changing-sms = Vis-à-vis : de nouvelles coordonnées prennent effet le { $deadline }. Ce n’est pas vous ? Dites-le tout de suite : { $contest }
notice-contact-code-sms = Votre code Vis-à-vis pour changer vos coordonnées est { $code }. Il est valable dix minutes. Ne le donnez à personne.
notice-contact-changed-sms = Vis-à-vis : vos coordonnées ont changé. Ce n’est pas vous ? Dites-le tout de suite : { $contest }
notice-contact-kept-sms = Vis-à-vis : le changement de vos coordonnées est annulé. { $link }
