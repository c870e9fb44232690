"""How many it was at a place or on a day that was told: "en i Masmo bara", "idag var det en"."""

from collections.abc import Sequence
from datetime import timedelta

from bot.dialogue import changing
from bot.dialogue.asking import ask_about
from bot.dialogue.correcting import ask_what
from bot.dialogue.hindsight.told import Told, is_at, nearest, number_of
from bot.dialogue.storing import recorded
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.questions import Asking
from bot.replies import Reply

_A_MOMENT = timedelta(hours=1)
_FIRM = frozenset({Sign.ONLY, Sign.RESTATED, Sign.NO})
_OF_ELSE = frozenset({
    Sign.MORE, Sign.FURTHER, Sign.ANOTHER, Sign.NEXT, Sign.FORGOTTEN, Sign.OFF, Sign.NOTHING, Sign.SHARE,
    Sign.EXCHANGED, Sign.FEWER, Sign.REST, Sign.EVERY, Sign.UNDER_WAY, Sign.DENIED, Sign.TOGETHER, Sign.ASKED,
    Sign.STRUCK, Sign.REMARKED, Sign.FOUND, Sign.INSTEAD, Sign.OF_PLACE, Sign.OF_PEOPLE,
})  # fmt: skip


def numbered(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let the one entry at the place or of the day that is named tell of the number that a message says.

    It is asked about where it may as well be of some of them or of more: "tre var igår", "två i Masmo".
    Nothing where several entries are there, or the message may tell of something new.
    """
    whole, said = _whole(said)
    telling = [saying for saying in said if saying.count or saying.places or saying.day or saying.activities]
    if turn.open_question() or len(telling) != 1 or any(map(_says_more, said)):
        return []
    (saying,) = telling
    signs = frozenset[Sign]().union(*(each.signs for each in said))
    if not saying.count or not (saying.places or saying.day):
        return []
    report, entry = _at(told, saying)
    if report is None or entry is None or not turn.may_change(report):
        return []
    change, was = Change(count=saying.count), Sign.WAS in signs
    if whole is not None:
        fits = whole == _alike(told, entry) - entry.facts.count + saying.count
        return changing.apply(turn, report.id, [entry.id], change) if fits else ask_what(turn, report.id)
    if entry.facts.count == saying.count:
        return [recorded(turn, report, again=True)] if was or signs & _FIRM else []
    if signs & _FIRM or (was and saying.places):
        return changing.apply(turn, report.id, [entry.id], change)
    just_now = not signs and report.spoken_of_at > turn.at - _A_MOMENT
    asks = was or (just_now and saying.places)
    return [ask_about(turn, report, Asking.AFTERTHOUGHT, [entry], change=change)] if asks else []


def _whole(said: Sequence[Saying]) -> tuple[int | None, Sequence[Saying]]:
    """The number of all, as in "totalt fem, tre i Vårby", and what else is said."""
    sums = [each for each in said if Sign.TOGETHER in each.signs and not (each.places or each.day)]
    rest = [each for each in said if each not in sums]
    return (sums[0].count, rest) if len(sums) == 1 and rest else (None, said)


def _alike(told: Told, entry: Entry) -> int:
    """How many were told lately of the activity of an entry."""
    every = [each for report in told.reports for each in report.done]
    return number_of([each for each in every if each.facts.activity == entry.facts.activity])


def _says_more(saying: Saying) -> bool:
    """Whether it tells of others or of more, or how many who tell it were: "i Vårby var vi tre"."""
    beside = saying.partners or saying.absent or saying.requested is not None or saying.coming
    which = saying.position is not None or saying.turn is not None or saying.undated
    several = len(saying.counts) > 1 or len(saying.places) > 1 or (saying.named and not saying.definite)
    ours = saying.signs >= {Sign.WE, Sign.WAS}
    return bool(beside or which or several or ours or saying.signs & _OF_ELSE or saying.unknown)


def _at(told: Told, saying: Saying) -> tuple[Report | None, Entry | None]:
    """The only entry of what was told lately that is there, on that day, of what is named."""
    found = [(report, entry) for report in told.reports for entry in report.done if _is_meant(saying, entry)]
    there = nearest(saying, tuple(entry for _, entry in found))
    meant = [(report, entry) for report, entry in found if entry in there]
    return meant[0] if len(meant) == 1 else (None, None)


def _is_meant(saying: Saying, entry: Entry) -> bool:
    acts = not saying.activities or entry.facts.activity in saying.activities
    return acts and is_at(saying, entry) and saying.day in {None, entry.facts.date}
