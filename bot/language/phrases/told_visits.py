"""Visits that no word names: told by their verb, their subject or what was visited."""

from collections.abc import Sequence

from bot.language.phrases.grammar import first_match, matches
from bot.language.phrases.places import STREETS
from bot.language.phrases.stood_there import name_standing
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord

LISTED = "act.listed"
"""The rule of activities that are only named by their subjects, each with its number."""

SUBJECT_VISITED = "act.subject_at_shop"
"""The rule of an activity that is only named by what was visited: "kollade tobaken på Ica", "12 hushåll"."""

VISIT_VERB = "act.visit_verb"
"""The rule of a verb such as "kollade" that stands for the visit which it tells of."""

NAMED = frozenset({"activity", "lookalike", "visit"})
"""The kinds of units that stand for an activity."""

_LISTED = frozenset(
    {
        "thing", "lookalike", "number", "count", "comma", "and", "slash", "colon", "when", "place", "i", "on",
        "in", "stop", "article", "of", "each", "adjective", "so",
    }
)  # fmt: skip
_WHERE_AND_WHEN = frozenset(
    {
        "thing", "place", "when", "part", "i", "on", "in", "and", "slash", "comma", "number", "count",
        "clipped", "with", "mere_with", "organisation",
    }
)  # fmt: skip
_SENTENCE_ENDS = frozenset({"stop", "question", "emoji", "but", "line"})
_ONE_MORE = (
    "^(?:<and>? <article> <thing> <i|on|in>? <place> <when|also|mere_with>*"
    "|<and>? <count> <i|on|in|place|place_noun|when>* <comma> <thing> <word>? <also|mere_with>?)$"
)
_IDLE_WORDS = 2
_WORDS_OF_INTENT = 4


def sentences(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Where each sentence begins and ends."""
    ends = [i for i, unit in enumerate(units) if unit.kind in _SENTENCE_ENDS]
    return list(zip([0, *(end + 1 for end in ends)], [*ends, len(units)], strict=True))


def name_list(units: list[Unit], first: int, last: int) -> bool:
    """Name each of a list: "tobak 4 st, krog 2 st", "tobak o krog, en av varje"; whether it is one."""
    things = [i for i in range(first, last) if isinstance(units[i].value, ThingWord)]
    if len(things) == 1 or not _LISTED.issuperset(unit.kind for unit in units[first:last]):
        return False
    subjects = [
        next(iter(units[i].value.subject_of), None) for i in things if len(units[i].value.subject_of) == 1
    ]
    beside = all(_is_beside(units, i, 1) for i in things) or all(_is_beside(units, i, -1) for i in things)
    beside = beside or matches("^<thing> <and> <thing> .*<article> <of> <each>", units[first:last])
    if not beside or len({*subjects}) != len(things):
        return False
    for index in things:
        name_subject(units, index, LISTED)
    return True


def _is_numbered_subject(units: Sequence[Unit], index: int) -> bool:
    value = units[index].value
    single = isinstance(value, ThingWord) and len(value.subject_of) == 1
    return single and units[index - 1].kind == "number"


def name_subject(units: list[Unit], index: int, rule: str) -> None:
    """Read the subject at an index as its activity."""
    (activity,) = units[index].value.subject_of
    value = ActivityWord(activity, units[index].value.number, visited=True)
    units[index] = units[index]._replace(kind="activity", value=value, rule=rule)


def name_list_behind_total(units: list[Unit]) -> None:
    """As in "9 tillsyner idag: 6 tobak, 3 krog", "9 besök: 4 tobak i Vårby, 3 tobak i Skogås och 2 krog"."""
    colon = next((i for i, unit in enumerate(units) if unit.kind == "colon"), len(units))
    if any(isinstance(unit.value, ActivityWord) for unit in units) or name_list(units, colon + 1, len(units)):
        return
    listed = [i for i in range(colon + 2, len(units)) if _is_numbered_subject(units, i)]
    if len({units[i].value for i in listed}) > 1:
        for index in listed:
            name_subject(units, index, LISTED)


def _is_beside(units: Sequence[Unit], index: int, step: int) -> bool:
    at = index + step
    while step > 0 and matches("^<when> <colon>|^<colon>", units[at : at + 2]):
        at += 1
    return 0 <= at < len(units) and units[at].kind in {"number", "count"}


def name_visit(units: list[Unit], first: int, last: int) -> None:
    """As in "Kollade tobaken hos 4 handlare", "tobak på ICA och Coop"."""
    sentence = range(first, last)
    subjects = {
        s for i in sentence if isinstance(units[i].value, ThingWord) for s in units[i].value.subject_of
    }
    verb = next((i for i in sentence if units[i].kind == "visit_verb"), None)
    if (
        verb is not None
        and not subjects
        and any(is_numbered_venue(units, i) or _is_numbered_site(units, i) for i in sentence)
    ):
        units[verb] = units[verb]._replace(kind="visit", value=Number.EITHER, rule="act.venues_visited")
    if len(subjects) != 1:
        return
    if verb is not None:
        walked = any(unit.kind == "walked" for unit in units)
        if not (walked and name_standing(units, verb, last, next(iter(subjects)))):
            units[verb] = units[verb]._replace(kind="visit", value=Number.EITHER, rule=VISIT_VERB)
        return
    subject = next(i for i in sentence if isinstance(units[i].value, ThingWord) and units[i].value.subject_of)
    remark = next((i for i in range(subject, last) if units[i].kind == "comma"), last)
    shop = any(_is_shop(units, i) for i in sentence)
    idle = sum(unit.kind == "word" for unit in units[first : remark if _is_shop(units, subject) else last])
    headed = _is_headed(units[first:last]) or _is_on_street(units, first, last)
    if headed or (shop and idle < (_WORDS_OF_INTENT if _became(units[last:]) else _IDLE_WORDS)):
        name_subject(units, subject, SUBJECT_VISITED)


def _became(following: Sequence[Unit]) -> bool:
    """As in "men det blev en": how many it became of what was meant before."""
    return matches("^<but> <word>? <linking> <word>? <only>? <number|article>", following)


def _is_shop(units: Sequence[Unit], index: int) -> bool:
    """Whether a shop is named, or so many of them."""
    return units[index].kind == "shop" or is_numbered_venue(units, index)


def is_numbered_venue(units: Sequence[Unit], index: int) -> bool:
    """Whether the unit at an index is something visited, with its number before it."""
    value = units[index].value
    numbered = index > 0 and units[index - 1].kind in {"number", "vague"}
    return numbered and isinstance(value, ThingWord) and bool(value.venue_of)


def _is_numbered_site(units: Sequence[Unit], index: int) -> bool:
    """As in "besökte 9 hem": so many of what any activity may visit."""
    return index > 0 and units[index].kind == "site" and units[index - 1].kind in {"number", "count"}


def _is_headed(sentence: Sequence[Unit]) -> bool:
    """As in "Tobak: 3 i Skogås", "tobak i Skogås, 3 st", "en till i Vårby, tobak": with its number."""
    if [unit.kind for unit in sentence[:2]] in (["thing", "colon"], ["thing", "count"]):
        return True
    placed = first_match("^<thing> <i|on|in>? <place>", sentence) is not None
    known = all(unit.kind != "word" for unit in sentence)
    if matches("^<thing> (?:<when> <number|count> <comma|and>?){2,}$", sentence):
        return True
    if matches("<number> <thing> <when>? <i|on|in>? <place>", sentence):
        return True
    if matches("^<word>+ <when>? <colon> <number|count> <thing>$", sentence) or _is_subject_alone(sentence):
        return True
    if matches(_ONE_MORE, sentence) or _is_at_venue(sentence):
        return True
    counted = any(unit.kind == "count" for unit in sentence) or matches("<place> <number>$", sentence)
    return placed and known and counted


def _is_at_venue(sentence: Sequence[Unit]) -> bool:
    """As in "kiosk i Flempan, tobak", "ICA i Skogås, tobak": what was visited, where, and for what."""
    length = first_match(
        "^<thing|shop> <i|on|in>? <place> <when>? <comma> <thing> (?=<comma|stop|line>|$)", sentence
    )
    if length is None:
        return False
    venue, subject = sentence[0].value, sentence[length - 1].value
    visited = sentence[0].kind == "shop" or bool(venue.venue_of & subject.subject_of)
    return visited and bool(subject.subject_of) and not subject.venue_of


def _is_subject_alone(sentence: Sequence[Unit]) -> bool:
    """As in "2 tobak igår", "två på tobak": so many of what is no thing to count, and perhaps when."""
    told = matches("^<number> <on>? <thing> <when>?(?:$|<comma|and> <number|article> <when>)", sentence)
    return told and any(_is_uncountable(unit) for unit in sentence[1:3])


def _is_uncountable(unit: Unit) -> bool:
    return isinstance(unit.value, ThingWord) and unit.value.number is not Number.MANY


def _is_on_street(units: Sequence[Unit], first: int, last: int) -> bool:
    """As in "hastighet Häradsvägen 07-08": a subject and a street, with the hour or with nothing else.

    Of any other place the hour is told: "fart Vårby 14-15".
    """
    length = first_match("^(?:<on>? <when> <part>?)? <thing> <i|on|in>? <place>", units[first:last])
    if length is None:
        return False
    if units[first + length - 1].rule not in STREETS:
        return matches("^<time> (?:<comma>|$)", units[first + length : last])
    sentence = next(units[start:end] for start, end in sentences(units) if start <= first < end)
    kinds = {unit.kind for unit in sentence}
    return bool(kinds & {"time", "vague_range", *NAMED}) or kinds <= _WHERE_AND_WHEN
