"""Personal data in a message: identity numbers, telephone numbers, e-mail addresses, registration plates.

The rules were chosen by measurement: a check digit alone takes one time stamp in ten for a personnummer,
and the telephone library takes clock intervals for numbers. Every quantifier is bounded.
"""

from datetime import datetime

from bot.language.personal_data.email_addresses import email_addresses
from bot.language.personal_data.findings import Finding, blank
from bot.language.personal_data.identity_numbers import IdentityNumbers
from bot.language.personal_data.plates import Plates
from bot.language.personal_data.telephones import telephone_numbers
from bot.language.words.lexicon import Lexicon


class Guard:
    """Finds personal data in cleaned texts of one language; its lexicon has the words that announce them."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.personal_data
        self._identities = IdentityNumbers(words["identity_labels"])
        self._plates = Plates(
            words["plate_labels"],
            words["stopped"],
            words["no_plates"],
            words["no_plates_in_capitals"],
            words["no_plates_when_stopped"],
        )

    def find(self, text: str, now: datetime) -> list[Finding]:
        """All personal data in a text, in order; nothing overlaps. `now` is the local time it was sent."""
        # What one rule has found is nothing to the next: another kind may lie beside it.
        found = list(email_addresses(text))
        if not any(map(str.isdigit, text)):
            return found
        found += self._identities.find(blank(text, found), now)
        found += self._plates.find(blank(text, found))
        found += telephone_numbers(blank(text, found))
        return sorted(found, key=lambda finding: finding.start)
