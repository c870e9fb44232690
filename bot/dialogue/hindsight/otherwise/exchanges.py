"""Numbers told each of the other's place: "tvärtom", "jag skrev fel, två i Segeltorp och tre i Stuvsta"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.dialogue.changing import as_changed, revise
from bot.dialogue.correcting import ask_what
from bot.dialogue.hindsight.told import Told, is_at
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.words.word_values import PlaceWord
from bot.replies import Reply

_PUT_RIGHT = frozenset({Sign.REVERSED, Sign.WRONG, Sign.EXCHANGED, Sign.INSTEAD, Sign.DENIED, Sign.WAS})
_OF_ELSE = frozenset({Sign.MORE, Sign.FURTHER, Sign.FORGOTTEN, Sign.OFF, Sign.ELSEWHERE})
_REMARK = frozenset({Sign.REMARKED})
_TWO = 2


def exchanged(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Give each of several entries the number that another one has, where a message says so.

    It is asked where nothing is said to be wrong. Nothing where the numbers are others than were told, or it
    may be a report of more.
    """
    report = told.latest
    signs = frozenset[Sign]().union(*(each.signs for each in said))
    if len({entry.facts.activity for entry in report.done}) != 1 or any(map(_is_of_else, said)):
        return []
    counts = _turned(report, said) if Sign.REVERSED in signs else _placed(report, said)
    before = [entry.facts.count for entry in report.done]
    if counts == before or sorted(counts) != sorted(before) or not turn.may_change(report):
        return []
    if signs.isdisjoint(_PUT_RIGHT):
        return [] if any(each.named for each in said) else ask_what(turn, report.id)
    turn.close_question(about=report.id)
    revise(turn, [(e, replace(e.facts, count=n)) for e, n in zip(report.done, counts, strict=True)])
    return [as_changed(turn, report, [entry.id for entry in report.done])]


def _is_of_else(saying: Saying) -> bool:
    """Whether a clause is of others, of another day, of more or of what was not done."""
    joint = saying.partners or saying.absent or saying.requested is not None
    return bool(joint or saying.coming or saying.day or saying.signs & _OF_ELSE)


def _turned(report: Report, said: Sequence[Saying]) -> list[int]:
    """The numbers turned round; where some are told they must be so: "tvärtom, tre i Stuvsta"."""
    counts = [entry.facts.count for entry in reversed(report.done)]
    pairs = list(_pairs(said))
    named = any(each.counts or each.places or each.activities or _REMARK & each.signs for each in said)
    so = all(_has(entry, n, pairs) for entry, n in zip(report.done, counts, strict=True))
    return counts if len(counts) == _TWO and (so if pairs else not named) else _placed(report, said)


def _has(entry: Entry, number: int, pairs: Sequence[tuple[int, PlaceWord]]) -> bool:
    """Whether an entry is told to have that number, if any number is told of its place."""
    return all(told == number for told, place in pairs if _is_there(place, entry))


def _placed(report: Report, said: Sequence[Saying]) -> list[int]:
    """The numbers that are told of the places of a report, each of one entry; none if not of all."""
    pairs = list(_pairs(said))
    found = [[n for n, place in pairs if _is_there(place, entry)] for entry in report.done]
    whole = len(pairs) == len(report.done) and all(len(each) == 1 for each in found)
    return [n for each in found for n in each] if whole else []


def _pairs(said: Sequence[Saying]) -> Iterator[tuple[int, PlaceWord]]:
    """Each place with its number: "Stuvsta hade tre och Segeltorp två"."""
    for saying in said:
        counts = saying.counts or ((saying.count,) if saying.count else ())
        if len(counts) == len(saying.places):
            yield from zip(counts, saying.places, strict=True)


def _is_there(place: PlaceWord, entry: Entry) -> bool:
    return is_at(Saying(places=(place,)), entry)
