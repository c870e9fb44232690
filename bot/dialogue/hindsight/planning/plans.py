"""What became of a plan or a call-off: "den är gjord", "klart, fast det blev Skogås", "den blev av ändå"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import changing, reporting
from bot.dialogue.hindsight.planning.awaited import Waiting, asked_for, awaited
from bot.dialogue.hindsight.told import is_at
from bot.dialogue.storing import store
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, EntryKind, Facts, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.words.word_values import PlaceWord
from bot.messages import MessageKey
from bot.replies import Noted, Reply

_HAD = frozenset({Sign.PAST, Sign.WE})
_NOT_YET = frozenset({Sign.UNDER_WAY, Sign.FORGOTTEN, Sign.SHARE})


def followed(
    turn: Turn, key: MessageKey, reports: Sequence[Report], said: Sequence[Saying], *, whole: bool
) -> list[Reply]:
    """Count what a plan or a call-off told of where a message says that it was done, there or elsewhere.

    As in "den är gjord"; nothing where it may be about something else, or is a `whole` report by itself.
    """
    said = [_without_number_of_else(each) for each in said]
    about = _about(turn, reports, said)
    if about is None or (whole and _tells_itself(said)) or _is_of_another_day(about, said):
        return []
    told = [each for each in said if not (_is_missed(each) and _number(said))]
    if _is_of_several(about.entry, told) or any(_is_of_else(each, about.entry) for each in told):
        return []
    if _number(said) is None and any(_is_some(each, about.entry) for each in said):
        return _go_on(turn, key, replace(Draft.of(_as_done(turn, about.entry.facts, said, None)), count=None))
    place = _elsewhere(about.entry, said)
    if place is None and _came_to_nothing(said):
        return _called_off(turn, key, about) if all(is_at(each, about.entry) for each in said) else []
    if not _was_done(about, said, place):
        return []
    facts = _as_done(turn, about.entry.facts, said, place)
    if about.planned or place:
        return _go_on(turn, key, Draft.of(facts))
    changing.revise(turn, [(about.entry, facts)])
    return changing.stands_again(turn, about.report, [about.entry.id])


def _go_on(turn: Turn, key: MessageKey, draft: Draft) -> list[Reply]:
    dropped = turn.dropping()
    turn.close_question()
    return reporting.go_on(turn, reporting.from_drafts(turn, key, (draft,)), dropped)


def _about(turn: Turn, reports: Sequence[Report], said: Sequence[Saying]) -> Waiting | None:
    """The one thing that waits and that a message names; by no word of its own, that told last of all."""
    waiting = awaited(turn, reports)
    acts = [each.activities for each in said if each.activities]
    if acts:
        waiting = [each for each in waiting if all(each.entry.facts.activity in act for act in acts)]
    else:
        waiting = _unnamed(turn, reports, said, waiting)
    days = {each.day for each in said}
    waiting = [each for each in waiting if each.entry.facts.date in days] or waiting
    return waiting[0] if len(waiting) == 1 else None


def _unnamed(
    turn: Turn, reports: Sequence[Report], said: Sequence[Saying], waiting: Sequence[Waiting]
) -> list[Waiting]:
    """What was told last of all; or that of today which is called off, where nothing was done today."""
    done_today = any(e.facts.date == turn.today for report in reports for e in report.done)
    if any(map(_is_missed, said)) and not done_today:
        return [each for each in waiting if each.planned and each.entry.facts.date == turn.today]
    return [each for each in waiting if each.report.id == reports[0].id]


def _is_of_another_day(about: Waiting, said: Sequence[Saying]) -> bool:
    """As in "helginsats idag", where one was planned for yesterday."""
    named = any(each.named and not each.definite for each in said)
    days = {each.day for each in said if each.day}
    return named and bool(days) and about.entry.facts.date not in days


def _without_number_of_else(saying: Saying) -> Saying:
    """A clause without a number that is of what was found, or of people: "klart, två böter"."""
    of_else = saying.signs & {Sign.FOUND, Sign.OF_PEOPLE}
    return replace(saying, count=None, counts=()) if of_else else saying


def _is_of_else(saying: Saying, entry: Entry) -> bool:
    """Whether a clause that names something lies ahead, tells how it was, or speaks what nobody knows."""
    content = saying.activities or saying.places or saying.counts or Sign.DONE in saying.signs
    strange = saying.unknown or saying.signs & {Sign.REMARKED, Sign.READY}
    signs = saying.signs - ({Sign.SHARE} if _is_so_many(saying, entry) else set())
    return bool(saying.coming or signs & _NOT_YET or (content and strange))


def _is_so_many(saying: Saying, entry: Entry) -> bool:
    """As in "det blev tre av fyra", where four were planned."""
    done = Sign.DONE in saying.signs and not saying.places and not saying.activities
    return done and bool(saying.counts) and saying.counts[0] < entry.facts.count


def _is_missed(saying: Saying) -> bool:
    """As in "den fjärde var stängd", "två hann vi inte"."""
    return Sign.OFF in saying.signs or {Sign.DENIED, Sign.DONE} <= saying.signs


def _is_some(saying: Saying, entry: Entry) -> bool:
    """As in "två hann vi inte", of five: how many were done of the others is not told."""
    return _is_missed(saying) and bool(saying.counts) and saying.counts[0] < entry.facts.count


def _number(said: Sequence[Saying]) -> int | None:
    """How many were done: "3 klara, den fjärde var stängd", "blev fyra, vi hoppade över en"."""
    done = (each for each in said if Sign.DONE in each.signs and not _is_missed(each))
    return next((each.count for each in done if each.counts), None)


def _tells_itself(said: Sequence[Saying]) -> bool:
    """As in "gick fotpatrull i Vårby", which is one of today; "fotpatrullen i Vårby är klar" was planned."""
    after_all = any(each.signs & {Sign.AFTER_ALL, Sign.INSTEAD} for each in said)
    return not after_all and any(each.named and not each.definite for each in said)


def _is_of_several(entry: Entry, said: Sequence[Saying]) -> bool:
    """Whether more is told than of one place, or one number."""
    places = [place for each in said for place in each.places]
    away = {(place.area, place.name) for place in places if not is_at(Saying(places=(place,)), entry)}
    instead = any(each.signs & {Sign.INSTEAD, Sign.DENIED} for each in said)
    both = bool(away) and any(is_at(Saying(places=(place,)), entry) for place in places)
    counts = {count for each in said for count in each.counts}
    return len(away) > 1 or len(counts) > 1 or (both and not instead)


def _elsewhere(entry: Entry, said: Sequence[Saying]) -> PlaceWord | None:
    """The place that a message names and that was not the one meant at first."""
    named = [place for each in said for place in each.places if Sign.DENIED not in each.signs]
    return next((place for place in named if not is_at(Saying(places=(place,)), entry)), None)


def _came_to_nothing(said: Sequence[Saying]) -> bool:
    """As in "den blev inte av"; not where it was done after all: "ångra, den blev av"."""
    missed = [each for each in said if _is_missed(each)]
    done = [each for each in said if each not in missed and {Sign.DONE, Sign.AFTER_ALL} <= each.signs]
    return bool(missed) and not done and _number(said) is None


def _was_done(about: Waiting, said: Sequence[Saying], place: PlaceWord | None) -> bool:
    """Whether a message says so; of a call-off it has to be said surely: "den gjordes", "vi gick ändå".

    Elsewhere it may have been done in its place: "gick i Flempan istället".
    """
    signs = frozenset[Sign]().union(*(each.signs for each in said))
    if not about.planned:
        surely = any(Sign.DONE in each.signs and each.back for each in said)
        surely = surely or (place is not None and {Sign.DONE, Sign.INSTEAD} <= signs)
        return surely or {Sign.DONE, Sign.AFTER_ALL} <= signs
    had = any(each.back and each.signs == _HAD and not each.unknown for each in said)
    return Sign.DONE in signs or had or (place is not None and {Sign.PAST, Sign.INSTEAD} <= signs)


def _as_done(turn: Turn, facts: Facts, said: Sequence[Saying], place: PlaceWord | None) -> Facts:
    """What was done, where a plan or a call-off and the message after it are all that is told of it."""
    number = _number(said) or next((each.count for each in said if each.count and each.counts), None)
    count = number or facts.count
    day = next((each.day for each in said if each.day and each.day <= turn.today), facts.date)
    with_them = facts.partners.union(*(each.partners for each in said))
    done = replace(
        facts,
        kind=EntryKind.DONE,
        reason=None,
        count=count,
        date=day,
        partners=with_them.difference(*(each.absent for each in said)),
        requested=asked_for(said, facts.requested),
    )
    return done if place is None else replace(done, area=place.area, place=place.name)


def _called_off(turn: Turn, key: MessageKey, about: Waiting) -> list[Reply]:
    """Note that a plan came to nothing; that of a call-off is known."""
    if not about.planned:
        told = (Draft.of(about.entry.facts),)
        return [Noted(report=about.report.id, told=told, about=about.report.key)]
    off = replace(about.entry.facts, kind=EntryKind.CANCELLED)
    kept = store(turn, key, turn.said_at, [off])
    return [Noted(report=kept.id, told=(Draft.of(off),), about=key)]
