"""The corpus as other thumbs would have typed it: one slip, no dots, other case; see also `exchanges`."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.corpora import SLIPS, Example, examples

Variation = Callable[[str, random.Random], str]
_WORD = re.compile(r"[^\W\d_]{5,}")
_NEAR = {
    "a": "sqz", "e": "wrd", "i": "uok", "o": "ipl", "u": "yij", "y": "tu", "å": "pä", "ä": "öå", "ö": "läo",
    "s": "adw", "t": "ryg", "r": "etf", "n": "bmh", "l": "kö", "k": "jlm", "d": "sfe", "g": "fht", "v": "cb",
    "m": "nk", "p": "oå", "h": "gjn", "b": "vn", "f": "dg", "j": "hk", "c": "xv",
}  # fmt: skip
_UNDOTTED = str.maketrans("åäöÅÄÖ", "aaoAAO")
_JOINTS = ("kontroll", "tillsyn", "patrull", "vandring", "besiktning", "dialog", "insats", "besök")


def one_slip(text: str, chance: random.Random) -> str:
    """One letter swapped, left out, doubled or replaced by its neighbour, inside a word of five or more."""
    words = [match for match in _WORD.finditer(text) if "@" not in text]
    if not words:
        return text
    word = chance.choice(words)
    at = chance.randrange(word.start() + 1, word.end() - 1)
    letter = text[at]
    slip = chance.choice(("swap", "drop", "double", "near"))
    if slip == "swap":
        return text[:at] + text[at + 1] + letter + text[at + 2 :]
    new = {"drop": "", "double": letter * 2, "near": chance.choice(_NEAR.get(letter.lower(), letter))}
    return text[:at] + new[slip] + text[at + 1 :]


def undotted(text: str, _chance: random.Random) -> str:
    """Without å, ä and ö."""
    return text.translate(_UNDOTTED)


def recased(text: str, chance: random.Random) -> str:
    """All in capitals, or all in small letters; a plate is one only in capitals, so it is left."""
    return text.upper() if chance.random() < 1 / 2 else text.lower()


def punctuated(text: str, chance: random.Random) -> str:
    """With another ending."""
    ending = chance.choice(("", ".", "!", "!!", "...", " 🙂"))
    return text if text.rstrip().endswith("?") else text.rstrip(" .!") + ending


def split(text: str, chance: random.Random) -> str:
    """One compound in two: "hastighets kontroll", "krog-tillsyn"."""
    found = [m for joint in _JOINTS for m in re.finditer(rf"(?<=[^\W\d_]){joint}", text)]
    if not found:
        return text
    at = chance.choice(found).start()
    return text[:at] + chance.choice((" ", "-")) + text[at:]


VARIATIONS: dict[str, Variation] = {
    "one slip": one_slip,
    "undotted": undotted,
    "recased": recased,
    "punctuated": punctuated,
    "split": split,
}


def varied(name: str, seed: int) -> Iterator[Example]:
    """The corpus with one kind of variation; an example that it leaves as it was is left out.

    What is a slip already gets no second one.
    """
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - examples, not secrets
    for example in examples():
        said = VARIATIONS[name](example.say, chance)
        slipped = name == "one slip" and example.section == SLIPS
        if said != example.say and "private" not in example.expected and not slipped:
            yield replace(example, say=said)
