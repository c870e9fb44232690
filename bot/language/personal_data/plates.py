"""Registration plates, told from makes of cars, abbreviations and words in capitals with a number."""

import re
from collections.abc import Iterator, Sequence

from bot.language.personal_data.findings import Finding

# No plate has I, Q, V, Å, Ä or Ö.
_LETTERS = "ABCDEFGHJKLMNOPRSTUWXYZ"
_PLATE = re.compile(rf"(?<![\w-])([{_LETTERS}]{{3}})[ -]{{0,2}}\d\d[\d{_LETTERS}](?![\w-])")
_ANY_CASE = rf"(?P<letters>[{_LETTERS}]{{3}})[ -]{{0,2}}\d\d[\d{_LETTERS}](?!\w)"


class Plates:
    """Finds plates in capitals, and in small letters too after one of `labels` or of what was `stopped`.

    `other` are letters that mean something else, `in_capitals` those that do in a text without small letters,
    `when_stopped` those that do after what was stopped.
    """

    def __init__(
        self,
        labels: Sequence[str],
        stopped: Sequence[str],
        other: Sequence[str],
        in_capitals: Sequence[str],
        when_stopped: Sequence[str],
    ) -> None:
        self._other = frozenset(other)
        self._in_capitals = self._other | frozenset(in_capitals)
        words = {word.upper() for word in when_stopped}
        self._labelled = ((_behind(labels), self._other), (_behind(stopped), self._other | words))

    def find(self, text: str) -> Iterator[Finding]:
        """The plates in a text."""
        other = self._in_capitals if text.isupper() else self._other
        for match in _PLATE.finditer(text):
            if match[1] not in other:
                yield Finding("plate", *match.span())
        yield from self._small(text)

    def _small(self, text: str) -> Iterator[Finding]:
        for labelled, other in self._labelled:
            for match in labelled.finditer(text):
                letters = match["letters"]
                if not letters.isupper() and letters.upper() not in other:
                    yield Finding("plate", match.start("letters"), match.end())


def _behind(words: Sequence[str]) -> re.Pattern[str]:
    """What may be a plate behind one of some words."""
    leading = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?i)(?<!\w)(?:{leading})[ .:=]{{1,3}}{_ANY_CASE}")
