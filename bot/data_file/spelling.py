"""When two spellings are the same name, and which known name a misspelt one is nearest to."""

import unicodedata
from collections.abc import Collection

from rapidfuzz import fuzz, process

ALIKE = 65.0


def folded(name: str) -> str:
    """A name without case, spaces, hyphens, dots and rings: "Vårby-gård" and "varby gard" are one."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def nearest(name: str, known: Collection[str]) -> str | None:
    """The known name that is most like a misspelt one; None if none is like it."""
    found = process.extractOne(name, list(known), scorer=fuzz.ratio, processor=folded, score_cutoff=ALIKE)
    return None if found is None else found[0]


def quoted(names: Collection[str]) -> str:
    """Names as a list in running text: "a", "b", "c"."""
    return ", ".join(f'"{name}"' for name in names)
