"""Registration plates, told from makes of cars, abbreviations and words in capitals with a number."""

import re
from collections.abc import Iterator, Sequence

from bot.language.personal_data.findings import Finding

# No plate has I, Q, V, Å, Ä or Ö.
_LETTERS = "ABCDEFGHJKLMNOPRSTUWXYZ"
_PLATE = re.compile(rf"(?<![\w-])([{_LETTERS}]{{3}})[ -]{{0,2}}\d\d[\d{_LETTERS}](?![\w-])")
_ANY_CASE = rf"(?P<letters>[{_LETTERS}]{{3}})[ -]{{0,2}}\d\d[\d{_LETTERS}](?!\w)"


class Plates:
    """Finds plates in capitals, and after one of `labels` in small letters too.

    `other` are letters that mean something else, `in_capitals` those that do in a text without small letters.
    """

    def __init__(self, labels: Sequence[str], other: Sequence[str], in_capitals: Sequence[str]) -> None:
        words = "|".join(re.escape(label) for label in labels)
        self._labelled = re.compile(rf"(?i)(?<!\w)(?:{words})[ .:=]{{1,3}}{_ANY_CASE}")
        self._other = frozenset(other)
        self._in_capitals = self._other | frozenset(in_capitals)

    def find(self, text: str) -> Iterator[Finding]:
        """The plates in a text."""
        other = self._in_capitals if text.isupper() else self._other
        for match in _PLATE.finditer(text):
            if match[1] not in other:
                yield Finding("plate", *match.span())
        yield from self._small(text)

    def _small(self, text: str) -> Iterator[Finding]:
        for match in self._labelled.finditer(text):
            letters = match["letters"]
            if not letters.isupper() and letters.upper() not in self._other:
                yield Finding("plate", match.start("letters"), match.end())
