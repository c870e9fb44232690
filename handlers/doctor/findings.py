"""What a check has found, as one line."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How good it is: right, worth knowing, or to be put right before the bot can do its work."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, and a sentence that names the remedy if something is wrong; never a secret."""

    grade: Grade
    what: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.grade:<6} {self.what}: {' '.join(self.sentence.split())}"


def ok(what: str, sentence: str) -> Finding:
    """All is well."""
    return Finding(Grade.OK, what, sentence)


def note(what: str, sentence: str) -> Finding:
    """Nothing is wrong, but an operator may not have meant it so."""
    return Finding(Grade.NOTE, what, sentence)


def wrong(what: str, sentence: str) -> Finding:
    """Something must be done."""
    return Finding(Grade.WRONG, what, sentence)
