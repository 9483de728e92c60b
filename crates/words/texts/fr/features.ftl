# Les modèles du catalogue, et ce que l’agent y regarde ou touche : le geste, puis ce qui se voit ou se sent.
# Les clés viennent du catalogue de `documents`.

model-cnie-2021 = Carte nationale d’identité (depuis 2021)
feature-cnie-2021-hologram = Inclinez la carte : l’image brillante change de couleur et de dessin.
feature-cnie-2021-ink = Inclinez la carte : la couleur de l’encre passe de l’une à l’autre.
feature-cnie-2021-second-portrait = Inclinez la carte : le petit portrait apparaît, le même que le grand.
feature-cnie-2021-window = Tenez la carte devant la lumière : la fenêtre laisse voir son dessin.
feature-cnie-2021-microtext = Regardez les lignes fines à la loupe : ce sont des lettres nettes.
feature-cnie-2021-relief = Passez le doigt sur la carte : le relief se sent.
feature-cnie-2021-engraving = Passez l’ongle sur les mentions gravées : elles accrochent.

model-passport-fra = Passeport français
feature-passport-fra-hologram = Inclinez la page : l’image brillante change de couleur et de dessin.
feature-passport-fra-ink = Inclinez la page : la couleur de l’encre passe de l’une à l’autre.
feature-passport-fra-watermark = Tenez une page devant la lumière : le filigrane a des tons clairs et sombres.
feature-passport-fra-perforation = Tenez la page devant la lumière : le numéro percé est celui qui est imprimé.
feature-passport-fra-microtext = Regardez les lignes fines à la loupe : ce sont des lettres nettes.
feature-passport-fra-intaglio = Passez le doigt sur l’impression en taille-douce : l’encre est en relief.
feature-passport-fra-number = Passez le doigt sur le numéro percé : les trous se sentent, plus petits de page en page.

model-permit-2020 = Titre de séjour français (depuis 2020)
feature-permit-2020-hologram = Inclinez le titre : l’image brillante change de couleur et de dessin.
feature-permit-2020-ink = Inclinez le titre : la couleur de l’encre passe de l’une à l’autre.
feature-permit-2020-window = Tenez le titre devant la lumière : la fenêtre laisse voir son dessin.
feature-permit-2020-microtext = Regardez les lignes fines à la loupe : ce sont des lettres nettes.
feature-permit-2020-relief = Passez le doigt sur le titre : le relief se sent.
feature-permit-2020-engraving = Passez l’ongle sur les mentions gravées : elles accrochent.

model-passport-foreign = Passeport d’un autre pays
feature-passport-foreign-hologram = Inclinez la page : l’image brillante change de couleur ou de dessin.
feature-passport-foreign-ink = Inclinez la page : une encre change de couleur.
feature-passport-foreign-watermark = Tenez une page devant la lumière : le filigrane a des tons clairs et sombres.
feature-passport-foreign-perforation = Tenez la page devant la lumière : le numéro percé est celui qui est imprimé.
feature-passport-foreign-microtext = Regardez les lignes fines à la loupe : ce sont des lettres nettes.
feature-passport-foreign-intaglio = Passez le doigt sur la page : une encre est en relief.

model-passport-specimen = Passeport spécimen d’Utopie
feature-passport-specimen-hologram = Inclinez la page : l’image brillante change de couleur.
feature-passport-specimen-ink = Inclinez la page : une encre change de couleur.
feature-passport-specimen-watermark = Tenez une page devant la lumière : le filigrane a des tons clairs et sombres.
feature-passport-specimen-microtext = Regardez les lignes fines à la loupe : ce sont des lettres nettes.
feature-passport-specimen-intaglio = Passez le doigt sur la page : une encre est en relief.

model-card-1988 = Carte nationale d’identité (1988 à 2021)
feature-card-1988-film = Inclinez la carte : le film plastique laisse voir des signes brillants qui changent.
feature-card-1988-laminate = Tenez la carte devant la lumière : le film est d’une pièce, sans bulle ni coupure autour de la photo.
feature-card-1988-microtext = Regardez les lignes fines à la loupe : ce sont des lettres nettes.
feature-card-1988-portrait = Regardez le bord de la photo à la loupe : elle se fond dans le fond imprimé, sans trait de coupe.
feature-card-1988-edge = Passez l’ongle sur le bord : le film est scellé, il ne se soulève pas.
feature-card-1988-flush = Passez le doigt sur la photo : elle est lisse, sans épaisseur.

model-permit-2011 = Titre de séjour français (2011 à 2021)
feature-permit-2011-hologram = Inclinez le titre : l’image brillante change de couleur et de dessin.
feature-permit-2011-ink = Inclinez le titre : la couleur de l’encre passe de l’une à l’autre.
feature-permit-2011-microtext = Regardez les lignes fines à la loupe : ce sont des lettres nettes.
feature-permit-2011-relief = Passez le doigt sur le titre : le relief se sent.
feature-permit-2011-engraving = Passez l’ongle sur les mentions gravées : elles accrochent.
