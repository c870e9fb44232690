"""What was told a few minutes before, and is told once more: it counts once, or it is asked about."""

from collections.abc import Sequence
from datetime import timedelta

from bot.dialogue.asking import ask_about
from bot.dialogue.finding import last_spoken_of, recent_reports
from bot.dialogue.hindsight.told import Told, is_at
from bot.dialogue.reporting import from_drafts, go_on
from bot.dialogue.storing import recorded
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change, Kind, Reading
from bot.messages import MessageKey
from bot.questions import Asking
from bot.replies import Reply

_A_FEW_MINUTES = timedelta(minutes=30)
_IN_A_ROW = timedelta(minutes=2)
_MORE = frozenset({Sign.MORE, Sign.FURTHER, Sign.ANOTHER, Sign.FORGOTTEN, Sign.REVERSED})
_LEADS_ON = frozenset({Sign.NEXT, Sign.YES, Sign.NO, Sign.WRONG})
_OF_ELSE = _MORE | {
    Sign.NEXT, Sign.OFF, Sign.NOTHING, Sign.UNDER_WAY, Sign.INTENDED, Sign.EXCHANGED, Sign.SHARE,
    Sign.OPEN, Sign.INSTEAD, Sign.LEFT, Sign.EXCEPT, Sign.HALF, Sign.ONE, Sign.IDLE, Sign.FEWER,
    Sign.TOGETHER, Sign.REST, Sign.WRONG, Sign.FOUND, Sign.EVERY, Sign.ONLY,
}  # fmt: skip
_SURE = 2

Found = tuple[Report, Entry]


def whole(turn: Turn, key: MessageKey, said: Sequence[Saying], reading: Reading) -> list[Reply]:
    """Ask whether a report counts once more where it was told so a few minutes ago; what is new is stored.

    As in "fotpatrull i Masmo", and then "fotpatrull i Masmo och Vårby". Nothing where a word says that it
    is more, or none of it was told, nor for the same sent in a row: who tells it three times means three.
    """
    if reading.again or said[0].signs & _LEADS_ON or any(saying.signs & _MORE for saying in said):
        return []
    told = [(report, entry) for report in _lately(turn) for entry in report.done]
    pairs = list(_paired(reading.entries, told))
    again = [found for _, found in pairs if found is not None]
    new = tuple(draft for draft, found in pairs if found is None)
    if not again:
        return []
    restated = any(Sign.RESTATED in saying.signs for saying in said)
    if len(pairs) == 1 and not restated:
        in_a_row = again[0][0].spoken_of_at > turn.at - _IN_A_ROW
        return [] if in_a_row else [_asked(turn, *again[0])]
    dropped = turn.dropping()
    turn.close_question()
    stands = [recorded(turn, report, again=True) for report in dict.fromkeys(report for report, _ in again)]
    return [*stands, *(go_on(turn, from_drafts(turn, key, new), dropped) if new else [])]


def at_last(
    turn: Turn, key: MessageKey, _told: Told, said: Sequence[Saying], reading: Reading
) -> list[Reply]:
    """The same of a report in which a word leads back, and which is about nothing else that was told."""
    complete = reading.kind is Kind.REPORT and not reading.missing
    return whole(turn, key, said, reading) if complete else []


def in_part(
    turn: Turn, _key: MessageKey, told: Told, said: Sequence[Saying], reading: Reading
) -> list[Reply]:
    """That it stands so, where a message only names what was told just before: "två på tobak alltså".

    It is asked whether there were as many more, where it is not said that it was told before.
    """
    if reading.kind is Kind.REPORT or any(map(_says_more, said)):
        return []
    lately = [report for report in told.reports if report.spoken_of_at > turn.at - _A_FEW_MINUTES]
    found = [(report, each) for report in lately for each in report.done if _is_all_of(each, said)]
    known = max((_known(saying) for saying in said if Sign.DENIED not in saying.signs), default=0)
    restated = any(saying.signs & {Sign.RESTATED, Sign.DENIED} for saying in said)
    if len(found) != 1 or not known or (known < _SURE and not restated):
        return []
    report, entry = found[0]
    asks = reading.kind is Kind.UNCLEAR and not restated and any(saying.count for saying in said)
    return [_asked(turn, report, entry) if asks else recorded(turn, report, again=True)]


def _lately(turn: Turn) -> list[Report]:
    """The member's own reports that they told or spoke of a few minutes ago, latest first."""
    reports = last_spoken_of(recent_reports(turn))
    return [report for report in reports if report.spoken_of_at > turn.at - _A_FEW_MINUTES]


def _asked(turn: Turn, report: Report, entry: Entry) -> Reply:
    """Ask whether as many were done once more."""
    change = Change(count=2 * entry.facts.count)
    return ask_about(turn, report, Asking.AFTERTHOUGHT, [entry], change=change)


def _paired(drafts: Sequence[Draft], told: Sequence[Found]) -> list[tuple[Draft, Found | None]]:
    """Each draft with what tells the same, which is the same as no other draft."""
    left, pairs = list(told), list[tuple[Draft, Found | None]]()
    for draft in drafts:
        found = next((pair for pair in left if _is_told(draft, pair[1])), None)
        left = [pair for pair in left if pair is not found]
        pairs.append((draft, found))
    return pairs


def _is_told(draft: Draft, entry: Entry) -> bool:
    """Whether an entry tells all that a draft does; a place may have been told of it only before."""
    facts = entry.facts
    same = (draft.activity, draft.count, draft.date) == (facts.activity, facts.count, facts.date)
    placeless = draft.area is None and draft.place is None and not draft.outside
    there = placeless or (draft.area, draft.place) == (facts.area, facts.place)
    beside = draft.partners <= facts.partners and draft.requested in {None, facts.requested}
    return same and there and beside


def _says_more(saying: Saying) -> bool:
    """Whether a clause tells of others, of what lies ahead or of something else."""
    beside = saying.partners or saying.absent or saying.requested is not None or saying.coming
    which = saying.position is not None or saying.turn is not None or saying.undated or len(saying.counts) > 1
    return bool(beside or which or saying.signs & _OF_ELSE or saying.unknown)


def _is_all_of(entry: Entry, said: Sequence[Saying]) -> bool:
    """Whether an entry tells what every clause names, and nothing of what one denies."""
    return all(_fits(saying, entry) != (Sign.DENIED in saying.signs) for saying in said if _known(saying))


def _fits(saying: Saying, entry: Entry) -> bool:
    facts = entry.facts
    acts = not saying.activities or facts.activity in saying.activities
    return (
        acts
        and is_at(saying, entry)
        and saying.count in {None, facts.count}
        and saying.day in {None, facts.date}
    )


def _known(saying: Saying) -> int:
    """How many things a clause names."""
    return sum(map(bool, (saying.activities, saying.places, saying.count, saying.day)))
