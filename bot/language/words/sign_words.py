"""Words by what they do to a message: those that deny, that make it no report, that take back, that ask."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.language.words.lexicon import Lexicon
from bot.language.words.units import fold

_DENYING = (
    "nobody", "not", "neither", "called_off", "absent", "aborted", "except", "in_part", "planned", "should",
)  # fmt: skip
_GOVERNING = (*_DENYING, "talk", "talk_before", "general", "already")
_REVERTING = ("takes_back", "corrects")
_ASKING = ("asked_for", "citizens")
_UNDOING = ("undo",)
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class SignWords:
    """Words as hurried thumbs write them.

    Words that make a message no report ("inställd", "skulle") govern it; to read one too many of them is
    safe, to miss one is not. `in_governing` are also those of signs that are several words, `reverting`
    those that take back what was said, `asking` those that tell who asked for a place, `undoing` those that
    alone take a report back.
    """

    denying: frozenset[str]
    governing: frozenset[str]
    in_governing: frozenset[str]
    reverting: frozenset[str]
    asking: frozenset[str]
    undoing: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "SignWords":
        """Those of a lexicon."""
        return cls(
            denying=frozenset(_single_words(lexicon, _DENYING)),
            governing=frozenset(_single_words(lexicon, _GOVERNING)),
            in_governing=frozenset(_words(lexicon, _GOVERNING)),
            reverting=frozenset(_words(lexicon, _REVERTING)),
            asking=frozenset(_single_words(lexicon, _ASKING)),
            undoing=frozenset(_single_words(lexicon, _UNDOING)),
        )

    def kinds(self, word: str) -> Iterator[str]:
        """What a word does, for one that resembles it."""
        if word in self.governing:
            yield "governing"
        if word in self.reverting and len(word) >= _SHORTEST:
            yield "reverting"
        if word in self.asking and len(word) >= _SHORTEST:
            yield "asking"


def _single_words(lexicon: Lexicon, names: Iterable[str]) -> Iterator[str]:
    """The signs of these names that are one word; one of several ("gick" in "gick i stöpet") is no sign."""
    return (fold(phrase) for name in names for phrase in lexicon.markers[name] if " " not in phrase)


def _words(lexicon: Lexicon, names: Iterable[str]) -> Iterator[str]:
    return (fold(word) for name in names for phrase in lexicon.markers[name] for word in phrase.split())
