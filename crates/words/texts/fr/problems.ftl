# Ce qui a empêché une demande ou un geste : le fait, puis que faire. Une clé par `terms::Problem`.

problem-unexpected = Rien n’a été fait : une panne de notre côté. Ce que vous avez saisi est gardé. Réessayez dans un moment.
problem-server-away = Le serveur ne répond pas. Continuez : tout est gardé ici et partira au retour du réseau.
problem-busy = Beaucoup de demandes en ce moment. L’envoi reprendra de lui-même, il n’y a rien à refaire.
problem-malformed = La demande n’a pas la forme attendue. Rechargez la page, ou mettez l’application à jour, puis recommencez.
problem-not-found = Rien n’existe à cette adresse, ou vous n’y avez pas accès. Vérifiez le lien reçu, ou demandez-en un nouveau.
problem-sign-in-first = Votre session n’est pas ouverte. Identifiez-vous, puis reprenez où vous en étiez.
problem-wrong-password = L’identifiant et le mot de passe ne vont pas ensemble. Vérifiez les deux et réessayez.
problem-not-allowed = Votre rôle ne permet pas ce geste. Demandez-le à une personne qui en a le droit.
problem-too-many-tries = Trop d’essais de suite. Attendez quelques minutes, puis réessayez.
problem-link-expired = Ce lien a déjà servi, ou il est trop ancien. Demandez-en un autre à l’administration.
problem-password-too-weak = Ce mot de passe ne convient pas : il faut douze signes au moins, et un autre que le précédent.
problem-already-there = C’est déjà pris. Choisissez autre chose.
problem-factor-first = Votre mot de passe est bon. Prouvez maintenant que c’est vous : votre clé d’accès, ou les six chiffres de votre application.
problem-factor-wrong = Cela ne le prouve pas. Prenez les chiffres que votre application affiche maintenant, une seule fois chacun, ou la clé d’accès ajoutée ici.
problem-second-person = Un autre administrateur doit le faire : qui commence ne peut pas aussi confirmer.
problem-last-factor = C’est votre dernier moyen de prouver que c’est vous. Ajoutez-en d’abord un autre, puis retirez celui-ci.
problem-already-proposed = C’est déjà proposé, et attend une autre personne. Voyez « Validations » : confirmez, refusez ou retirez d’abord ce qui attend.
problem-codes-forbidden = Les codes d’une application ne servent plus ici. Prouvez-vous par votre clé d’accès. Si vous n’en avez pas, demandez à l’administration un lien qui retire vos moyens de connexion, puis ajoutez une clé d’accès.
problem-changed-meanwhile = Cela a changé entre-temps. Regardez ce qui vaut maintenant, puis proposez de nouveau.

problem-field-missing = Ce champ est vide. Remplissez-le pour continuer.
problem-field-invalid = Ce champ est trop long, ou d’une autre forme que celle attendue. Relisez-le et corrigez-le.
problem-too-young = Pas encore : il faut avoir dix-huit ans. Corrigez la date si elle est mal saisie, ou revenez le jour de vos dix-huit ans.
problem-address-not-in-france = L’adresse n’est pas en France. Donnez une adresse postale en France, ou demandez le dossier sur papier.
problem-mobile-not-accepted = Ce numéro ne peut pas recevoir notre code. Donnez un numéro de mobile français.
problem-nir-refused = Ce texte contient un numéro de sécurité sociale, que nous n’avons pas le droit de garder. Retirez-le pour continuer.
problem-code-wrong = Ce n’est pas le code envoyé. Relisez le dernier message reçu et réessayez.
problem-code-expired = Ce code ne vaut plus. Demandez-en un nouveau.
problem-not-in-this-state = La demande a avancé entre-temps : ce geste n’est plus possible. Rechargez la page pour voir où elle en est.
problem-too-many-from-here = Trop de codes ont été demandés depuis votre connexion. Attendez une heure, ou utilisez une autre connexion, celle de votre téléphone par exemple.
problem-code-on-its-way = Un code est parti il y a moins d’une minute : utilisez celui-là. Vous pourrez en demander un autre dans une minute.
problem-no-more-codes = Plus de code aujourd’hui : cinq sont déjà partis. Utilisez le dernier, ou revenez demain.
problem-review-changed = Ce qui retient cette demande a changé depuis que vous l’avez ouverte. Rien n’a été décidé : relisez-la.
problem-own-check = Vous avez vous-même contrôlé cette demande. Une autre personne doit décider.
problem-own-household = Cette demande est celle de votre foyer. Une autre personne doit décider.
problem-decided-before = Vous vous êtes déjà prononcé sur ce point, et deux personnes sont demandées. Une autre personne doit décider.

problem-window-full = La dernière place de ce créneau vient d’être prise. Choisissez-en un autre.
problem-window-closed = Ce créneau n’est plus proposé. Choisissez-en un autre.
problem-already-booked = Cette demande a déjà un rendez-vous. Gardez-le, ou déplacez-le.

problem-wrong-pin = Ce n’est pas le bon code PIN. Il reste des essais : prenez votre temps.
problem-vault-destroyed = Dix codes PIN faux : ce coffre est détruit. Les contrôles scellés partiront quand même. Demandez un nouveau code d’inscription à l’administration.
problem-pin-too-weak = Ce code PIN est trop court ou trop simple. Choisissez-en un autre, sans suite ni répétition.
problem-enrolment-code-wrong = Ce code est faux, déjà utilisé, ou vieux de plus de vingt-quatre heures. Relisez-le, ou demandez-en un nouveau à l’administration.
problem-device-not-enrolled = Cet appareil n’est pas encore inscrit. Saisissez le code remis par l’administration.
problem-lease-expired = Il n’y a pas d’autorisation de travail hors ligne : elle est finie, ou n’a jamais été reçue. Terminez le dossier ouvert s’il y en a un, puis connectez l’appareil et préparez.
problem-lease-exhausted = Tous les contrôles autorisés hors ligne sont faits. Connectez l’appareil pour en recevoir d’autres.
problem-device-not-confirmed = Cet appareil n’est pas encore confirmé. Faites comparer ses lettres dans la console ; il continuera ensuite de lui-même.
problem-update-needed = Cette version de l’application est trop ancienne pour cela. Faites-la mettre à jour ; ce qui est scellé partira quand même.
problem-not-trained-yet = Votre formation n’est pas encore passée : aucun contrôle ne commence avant. Ce qui est scellé partira ; appelez l’administration si la date est fausse.
problem-not-trained-yet-day = Votre formation est prévue le { $day } : aucun contrôle ne commence avant. Ce qui est scellé partira ; appelez l’administration si la date est fausse.
problem-standing-ended = Votre habilitation, ou celle de cet appareil, a pris fin. Le dossier ouvert peut être terminé et ce qui est scellé partira ; appelez l’administration.
problem-case-open = Un dossier est déjà ouvert sur cet appareil. Terminez-le d’abord, ou abandonnez-le avec son motif.
problem-no-case = Aucun dossier n’est ouvert. Lisez d’abord une invitation.
problem-wrong-step = Ce n’est pas l’étape en cours. Reprenez à l’étape affichée.
problem-store-full = L’appareil est plein : ce contrôle n’est pas encore enregistré, rien de saisi n’est perdu. Prévenez l’administration, qui fera de la place, puis enregistrez.
problem-already-running = L’application est déjà ouverte sur cet appareil. Revenez à sa fenêtre.
problem-already-enrolled = Cet appareil est déjà inscrit. Pour le confier à un autre serveur, l’administration le remet d’abord à zéro.

problem-voucher-unreadable = Ce code n’est pas une invitation. Lisez celui de l’invitation, ou tapez ses lettres.
problem-voucher-forged = La signature de cette invitation ne se vérifie pas. N’ouvrez pas de dossier avec elle : la personne en demande une nouvelle depuis sa page.
problem-voucher-foreign = Cette invitation vient d’un autre service. La personne ouvre sa demande chez nous, ou s’adresse à cet autre service.
problem-voucher-letter-wrong = Une lettre de ce groupe ne va pas. Relisez le groupe et corrigez-le.
problem-voucher-expired = La date de cette invitation est passée. Vous pouvez continuer : le registre tranchera.
problem-voucher-not-verifiable = Cet appareil ne connaît pas encore la clé de cette invitation. Continuez : le registre la vérifiera.
problem-scanner-away = Aucun lecteur d’invitation ne répond ici. Tapez les seize lettres.
problem-reader-away = Le lecteur de documents ne répond pas, ou rien n’y est posé. Posez le document, ou tapez les lignes.
problem-out-of-round = Cette visite n’est pas dans votre tournée. Vous pouvez faire le contrôle : une personne le relira avant qu’il compte.

problem-check-digits-wrong = Les chiffres de contrôle ne tombent pas juste. Relisez les lignes sur le document.
problem-mrz-unreadable = Ces lignes ne sont pas celles d’un document reconnu. Vérifiez le bon côté, puis relisez-les ou retapez-les.
problem-document-not-accepted = Ce modèle de document n’est pas accepté. Demandez-en un autre : la visite ne compte pas comme un essai.
problem-fields-differ = Ce que vous avez saisi et ce qui a été lu diffèrent. Relisez le document.
problem-seal-unreadable = Ce code n’est pas un cachet, ou il n’a pas été lu en entier. Scannez-le de nouveau.
problem-too-many-readings = Troisième lecture fausse : ce contrôle ne peut plus aboutir. Terminez-le comme abandonné ; la personne recevra une nouvelle invitation.
