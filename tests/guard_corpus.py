"""The cases that the guard against personal data is measured by; see tests/corpus/sv/guard/."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.language.personal_data.findings import blank
from bot.language.personal_data.guard import Guard
from bot.language.words.units import clean
from locales.lexicon import lexicon
from tests.corpora import FOLDER, load, moment

_FOLDER = FOLDER / "guard"
_GUARD = Guard(lexicon())


@dataclass(frozen=True, slots=True)
class Case:
    """A message with the personal data in it: the values of each kind, none where it is harmless."""

    say: str
    now: datetime
    values: Mapping[str, tuple[str, ...]]

    @property
    def secrets(self) -> tuple[str, ...]:
        """All values, of whatever kind."""
        return tuple(value for values in self.values.values() for value in values)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the guard made of a case: the kinds that it found, and the text that it left to be read."""

    kinds: frozenset[str]
    left: str


def holding() -> list[Case]:
    """The messages with personal data."""
    data = load(_FOLDER / "personal_data.yaml")
    return [_case(message, moment(data["now"])) for message in data["messages"]]


def harmless() -> list[Case]:
    """The messages without, though some look like it."""
    data = load(_FOLDER / "harmless.yaml")
    return [Case(say, moment(data["now"]), {}) for say in data["messages"]]


def judged(case: Case) -> Judgement:
    """What the guard makes of a case."""
    text = clean(case.say)
    findings = _GUARD.find(text, case.now)
    return Judgement(frozenset(finding.kind for finding in findings), blank(text, findings))


def is_found(case: Case) -> bool:
    """Whether every value is found whole, as what it is."""
    judgement = judged(case)
    known = judgement.kinds == case.values.keys()
    return known and not any(_is_left(value, case, judgement.left) for value in case.secrets)


def is_flagged(case: Case) -> bool:
    """Whether anything is found."""
    return bool(judged(case).kinds)


def _is_left(value: str, case: Case, left: str) -> bool:
    """Whether a letter or digit of a value is left where it stood."""
    start = clean(case.say).index(clean(value))
    return any(character.isalnum() for character in left[start : start + len(clean(value))])


def _case(message: Mapping[str, str | list[str]], now: datetime) -> Case:
    values = {kind: _tuple(told) for kind, told in message.items() if kind != "say"}
    flat: Iterator[str] = (value for told in values.values() for value in told)
    return Case(str(message["say"]).format(*flat), now, values)


def _tuple(told: str | list[str]) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(told)
