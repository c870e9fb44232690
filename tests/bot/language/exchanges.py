"""The corpus about other places, weeks, numbers and partners: what is said and what is meant change alike."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.corpora import NEGATIVES, SLIPS, Example, examples

Exchange = Callable[[Example, random.Random], Example | None]
Entry = dict[str, Any]

_AREAS = {
    "Flemingsberg": "flemingsberg", "Segeltorp": "segeltorp", "Trångsund": "trangsund", "Skogås": "skogas",
    "Vårby": "varby", "Stuvsta": "stuvsta-snattringe",
}  # fmt: skip
_QUARTERS = {
    "Flemingsberg": ("Grantorp", "Visättra"), "Segeltorp": ("Juringe",), "Skogås": ("Länna",),
    "Vårby": ("Masmo", "Vårby gård"), "Stuvsta": ("Snättringe",),
}  # fmt: skip
_AREA = re.compile(rf"(?i)\b({'|'.join(_AREAS)})\b(?!-)(?! (?:c|centrum|stn|station|torg|gård|allé|bro)\b)")
_ANY_PLACE = re.compile(
    r"(?i)huddinge|fullersta|sjödalen|vårby|skogås|flem|fbg|stuvsta|segelt|trångs|snättr|kurva|centrum|\bc\b"
    r"|vägen|gatan|torg|haga|campus|juringe|allé|grantorp|visättra|kästa|masmo|länna|glömsta|vårberg|haninge|tumba"
)
_NAMED_DAY = re.compile(
    r"(?i)\d|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|vecka"
    r"|månad|kvartal|år|påsk|jul|nyår|midsommar|luci|lusse|valborg|halloween|pingst|långfredag|skärtors"
    r"|trettond|annandag|lov|sommar|höst|vinter|skolstart|student|advent|nationaldag|dennes|dag\b.*\bdag\b"
    r"|alla hjärtan|mors|fars|första|andra|tredje|annandan|paska|den andre|sista|förra|kris[tm]"
)
_WEEKS_OF_NO_FEAST = (7, 8, 9, 10, 11, 20, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 46, 47, 48)
_WORDS = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_NUMBER = re.compile(rf"(?i)(?<![\w.,:/+-])(?:{'|'.join(_WORDS)}|[2-9]|1[0-2])(?![\w:/%+.-])")
_ANY_NUMBER = re.compile(
    rf"(?i)\d|{'|'.join(_WORDS)}|\b(?:en|ett|ena)\b|tjugo|tal\b|dussin|par\b|båda|bägge|halv|tredje|fjärde|fler"
)
_VISITS = {"tobacco_inspection", "licensed_premises_inspection", "home_visit"}
_PARTNERS = {
    "polisen": "polisen", "kommunen": "kommunen", "räddningstjänsten": "sbff", "brandförsvaret": "sbff",
    "skatteverket": "skatteverket", "Skatteverket": "skatteverket",
}  # fmt: skip


def other_places(example: Example, chance: random.Random) -> Example | None:
    """Each area that is named is another one: where all places that are named are areas."""
    named = _AREA.findall(example.say)
    if not named or len(_ANY_PLACE.findall(example.say)) != len(named) or "change" in example.expected:
        return None
    told = {entry.get("area") for entry in example.expected["entries"]}
    if not told <= {None, *(_AREAS[name.capitalize()] for name in named)}:
        return None
    names = list(_AREAS)
    turn = chance.randrange(1, len(names))
    others = {name.lower(): names[(at + turn) % len(names)] for at, name in enumerate(names)}
    ids = {_AREAS[name]: _AREAS[others[name.lower()]] for name in names}
    said = _AREA.sub(lambda found: _cased(others[found[1].lower()], found[1]), example.say)
    moved = replace(example, say=said)
    return _with_entries(
        moved, lambda entry: {**entry, "area": ids[entry["area"]]} if entry.get("area") else entry
    )


def other_quarters(example: Example, chance: random.Random) -> Example | None:
    """One of its quarters instead of the only area that is named; what is meant stays the same."""
    named = _AREA.findall(example.say)
    quarters = _QUARTERS.get(named[0].capitalize()) if len(named) == 1 else None
    if not quarters or len(_ANY_PLACE.findall(example.say)) != 1:
        return None
    return replace(example, say=_AREA.sub(_cased(chance.choice(quarters), named[0]), example.say))


def other_weeks(example: Example, chance: random.Random) -> Example | None:
    """Said in another week, where no day is told by its date, its feast or its season."""
    if _NAMED_DAY.search(example.say):
        return None
    weeks = timedelta(weeks=chance.choice(_WEEKS_OF_NO_FEAST) - example.now.isocalendar().week)
    moved = replace(example, now=example.now + weeks)
    return _with_entries(moved, lambda entry: _moved(entry, weeks))


def other_numbers(example: Example, chance: random.Random) -> Example | None:
    """Another number of visits, where it is the only one said and all of it is of one entry."""
    said = _ANY_NUMBER.findall(example.say)
    found = _NUMBER.search(example.say)
    entries = example.expected.get("entries", ())
    if found is None or len(said) > 1 or len(entries) != 1 or entries[0]["activity"] not in _VISITS:
        return None
    if entries[0].get("count") != _value(found[0]):
        return None
    number = chance.choice([n for n in range(3, 13) if n != _value(found[0])])
    written = str(number) if found[0].isdigit() else _cased(_WORDS[number - 2], found[0])
    told = replace(example, say=example.say[: found.start()] + written + example.say[found.end() :])
    return _with_entries(told, lambda entry: {**entry, "count": number})


def other_partners(example: Example, chance: random.Random) -> Example | None:
    """Another organisation that took part, where only one is named."""
    named = [word for word in _PARTNERS if re.search(rf"\b{word}\b", example.say)]
    others = [word for word, owner in _PARTNERS.items() if owner not in {example.org, *_owners(named)}]
    entries = example.expected.get("entries", ())
    partners = [partner for entry in entries for partner in entry.get("with", ())]
    alone = len(named) == 1 and set(partners) == {_PARTNERS[named[0]]}
    if not alone or not others or any(entry["activity"] == "home_visit" for entry in entries):
        return None
    other = chance.choice(others)
    said = re.sub(rf"\b{named[0]}\b", other, example.say)
    return _with_entries(
        replace(example, say=said),
        lambda entry: {**entry, "with": [_PARTNERS[other]]} if "with" in entry else entry,
    )


EXCHANGES: dict[str, Exchange] = {
    "other places": other_places,
    "other quarters": other_quarters,
    "other weeks": other_weeks,
    "other numbers": other_numbers,
    "other partners": other_partners,
}


def exchanged(name: str, seed: int) -> Iterator[Example]:
    """The reports of the corpus with one kind of exchange, where it applies."""
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - examples, not secrets
    for example in examples():
        if example.expected["kind"] == "report" and example.section not in {NEGATIVES, SLIPS}:
            other = EXCHANGES[name](example, chance)
            if other is not None:
                yield other


def _with_entries(example: Example, changed: Callable[[Entry], Entry]) -> Example:
    entries = [changed(dict(entry)) for entry in example.expected.get("entries", ())]
    return replace(example, expected={**example.expected, "entries": entries})


def _moved(entry: Entry, by: timedelta) -> Entry:
    return {**entry, "date": entry["date"] + by} if entry.get("date") else entry


def _cased(word: str, like: str) -> str:
    return word if like[0].isupper() else word.lower()


def _value(written: str) -> int:
    return int(written) if written.isdigit() else _WORDS.index(written.lower()) + 2


def _owners(words: list[str]) -> set[str]:
    return {_PARTNERS[word] for word in words}
