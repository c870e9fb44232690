"""Where sentences end: at slashes that stand free ("klart / 3 pers"), and not at words that are cut short."""

from collections.abc import Sequence

from bot.language.phrases.grammar import Rule, Stage
from bot.language.words.units import FREE, Unit

YOUNG = "about.young"
"""The rule of those who are young, cut short before more of the same sentence."""

_ALIKE = ("place|street", "number", "organisation|company_word")
_JOINING = "|".join(f"(?<=<{alike}>) <slash> <{alike}>" for alike in _ALIKE)


def _stands_free(units: Sequence[Unit]) -> str | None:
    """As in "fält klart / 3 pers"; "natt/morgon" is one thing."""
    return units[0].text if units[0].value == FREE else None


def _cut_short(units: Sequence[Unit]) -> object | None:
    """As in "upphöjn. vid skolan", "återkoppl. i jan": no word ends so, and the sentence goes on."""
    word, stop = units
    cut = stop.text == "." and stop.start == word.end and "clipped" in word.looks
    return word.value if cut else None


def _young(units: Sequence[Unit]) -> object | None:
    """As in "60 ung. gick hem", "frågor om ung. vid stationen"; "själen är ung. Laser ..." ends there."""
    word, stop = units
    return word.value if stop.text == "." and stop.start == word.end and "young" in word.looks else None


SENTENCES = Stage(
    (
        Rule("stop.by_slash", "stop", f"(?!{_JOINING}) <slash>", _stands_free),
        Rule("word.cut_short", "word", "<word> <stop> (?!<activity|visit>)", _cut_short),
        Rule(YOUNG, "about", "<about> <stop> (?!<number|article>? <activity|visit>)", _young),
        Rule("act.cut_short", "activity", "<activity> <stop>", _cut_short),
    )
)
