# The models of the catalogue, and what the agent looks at or feels: the gesture, then what is seen or felt.
# The keys come from the catalogue of `documents`.

model-cnie-2021 = French identity card (since 2021)
feature-cnie-2021-hologram = Tilt the card: the shiny image changes colour and design.
feature-cnie-2021-ink = Tilt the card: the ink turns from one colour to another.
feature-cnie-2021-second-portrait = Tilt the card: the small portrait appears, the same as the large one.
feature-cnie-2021-window = Hold the card against the light: the window shows its design.
feature-cnie-2021-microtext = Look at the fine lines through the magnifier: they are sharp letters.
feature-cnie-2021-relief = Run a finger over the card: the relief can be felt.
feature-cnie-2021-engraving = Run a nail over the engraved entries: they catch.

model-passport-fra = French passport
feature-passport-fra-hologram = Tilt the page: the shiny image changes colour and design.
feature-passport-fra-ink = Tilt the page: the ink turns from one colour to another.
feature-passport-fra-watermark = Hold a page against the light: the watermark has light and dark tones.
feature-passport-fra-perforation = Hold the page against the light: the punched number is the printed one.
feature-passport-fra-microtext = Look at the fine lines through the magnifier: they are sharp letters.
feature-passport-fra-intaglio = Run a finger over the intaglio print: the ink stands out.
feature-passport-fra-number = Run a finger over the punched number: the holes can be felt, smaller from page to page.

model-permit-2020 = French residence permit (since 2020)
feature-permit-2020-hologram = Tilt the permit: the shiny image changes colour and design.
feature-permit-2020-ink = Tilt the permit: the ink turns from one colour to another.
feature-permit-2020-window = Hold the permit against the light: the window shows its design.
feature-permit-2020-microtext = Look at the fine lines through the magnifier: they are sharp letters.
feature-permit-2020-relief = Run a finger over the permit: the relief can be felt.
feature-permit-2020-engraving = Run a nail over the engraved entries: they catch.

model-passport-foreign = Passport of another country
feature-passport-foreign-hologram = Tilt the page: the shiny image changes colour or design.
feature-passport-foreign-ink = Tilt the page: one ink changes colour.
feature-passport-foreign-watermark = Hold a page against the light: the watermark has light and dark tones.
feature-passport-foreign-perforation = Hold the page against the light: the punched number is the printed one.
feature-passport-foreign-microtext = Look at the fine lines through the magnifier: they are sharp letters.
feature-passport-foreign-intaglio = Run a finger over the page: one ink stands out.

model-passport-specimen = Specimen passport of Utopia
feature-passport-specimen-hologram = Tilt the page: the shiny image changes colour.
feature-passport-specimen-ink = Tilt the page: one ink changes colour.
feature-passport-specimen-watermark = Hold a page against the light: the watermark has light and dark tones.
feature-passport-specimen-microtext = Look at the fine lines through the magnifier: they are sharp letters.
feature-passport-specimen-intaglio = Run a finger over the page: one ink stands out.

model-card-1988 = French identity card (1988 to 2021)
feature-card-1988-film = Tilt the card: shiny signs in the plastic film come and go.
feature-card-1988-laminate = Hold the card against the light: the film is one piece, without bubbles or cuts around the photo.
feature-card-1988-microtext = Look at the fine lines through the magnifier: they are sharp letters.
feature-card-1988-portrait = Look at the edge of the photo through the magnifier: it melts into the printed ground, without a cut.
feature-card-1988-edge = Run a nail along the edge: the film is sealed and does not lift.
feature-card-1988-flush = Run a finger over the photo: it is smooth and has no thickness.

model-permit-2011 = French residence permit (2011 to 2021)
feature-permit-2011-hologram = Tilt the permit: the shiny image changes colour and design.
feature-permit-2011-ink = Tilt the permit: the ink turns from one colour to another.
feature-permit-2011-microtext = Look at the fine lines through the magnifier: they are sharp letters.
feature-permit-2011-relief = Run a finger over the permit: the relief can be felt.
feature-permit-2011-engraving = Run a nail over the engraved entries: they catch.
