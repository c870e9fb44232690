"""What became of a plan or a call-off: "den är gjord", "klart, fast det blev Skogås", "den blev av ändå"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import changing, reporting
from bot.dialogue.hindsight.planning.awaited import Waiting, awaited
from bot.dialogue.hindsight.told import is_at
from bot.dialogue.storing import store
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, EntryKind, Facts, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.words.word_values import PlaceWord
from bot.messages import MessageKey
from bot.replies import Noted, Reply

_NOT_YET = frozenset({Sign.UNDER_WAY, Sign.FORGOTTEN, Sign.SHARE})


def followed(
    turn: Turn, key: MessageKey, reports: Sequence[Report], said: Sequence[Saying], *, whole: bool
) -> list[Reply]:
    """Count what a plan or a call-off told of where a message says that it was done, there or elsewhere.

    As in "den är gjord"; nothing where it may be about something else, or is a `whole` report by itself.
    """
    about = _about(turn, reports, said)
    if about is None or (whole and _tells_itself(said)):
        return []
    if _is_of_several(about.entry, said) or any(map(_is_of_else, said)):
        return []
    place = _elsewhere(about.entry, said)
    if place is None and _came_to_nothing(said):
        return _called_off(turn, key, about) if all(is_at(each, about.entry) for each in said) else []
    if not _was_done(about, said, place):
        return []
    facts = _as_done(turn, about.entry.facts, said, place)
    if about.planned:
        dropped = turn.dropping()
        turn.close_question()
        return reporting.go_on(turn, reporting.from_drafts(turn, key, (Draft.of(facts),)), dropped)
    changing.revise(turn, [(about.entry, facts)])
    return changing.stands_again(turn, about.report, [about.entry.id])


def _about(turn: Turn, reports: Sequence[Report], said: Sequence[Saying]) -> Waiting | None:
    """The one thing that waits and that a message names; by no word of its own, that told last of all."""
    waiting = awaited(turn, reports)
    acts = [each.activities for each in said if each.activities]
    if acts:
        waiting = [each for each in waiting if all(each.entry.facts.activity in act for act in acts)]
    else:
        waiting = [each for each in waiting if each.report.id == reports[0].id]
    return waiting[0] if len(waiting) == 1 else None


def _is_of_else(saying: Saying) -> bool:
    """Whether a clause that names something lies ahead, tells how it was, or speaks what nobody knows."""
    content = saying.activities or saying.places or saying.counts or Sign.DONE in saying.signs
    strange = saying.unknown or saying.signs & {Sign.REMARKED, Sign.READY}
    return bool(saying.coming or saying.signs & _NOT_YET or (content and strange))


def _tells_itself(said: Sequence[Saying]) -> bool:
    """As in "gick fotpatrull i Vårby", which is one of today; "fotpatrullen i Vårby är klar" was planned."""
    after_all = any(Sign.AFTER_ALL in each.signs for each in said)
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
    missed = [each for each in said if Sign.OFF in each.signs or {Sign.DENIED, Sign.DONE} <= each.signs]
    done = [each for each in said if each not in missed and {Sign.DONE, Sign.AFTER_ALL} <= each.signs]
    return bool(missed) and not done


def _was_done(about: Waiting, said: Sequence[Saying], place: PlaceWord | None) -> bool:
    """Whether a message says so; of a call-off it has to be said surely: "den gjordes", "vi gick ändå"."""
    signs = frozenset[Sign]().union(*(each.signs for each in said))
    if not about.planned:
        surely = any(Sign.DONE in each.signs and each.back for each in said)
        return surely or {Sign.DONE, Sign.AFTER_ALL} <= signs
    return Sign.DONE in signs or (place is not None and {Sign.PAST, Sign.INSTEAD} <= signs)


def _as_done(turn: Turn, facts: Facts, said: Sequence[Saying], place: PlaceWord | None) -> Facts:
    """What was done, where a plan or a call-off and the message after it are all that is told of it."""
    count = next((each.count for each in said if each.count and each.counts), facts.count)
    day = next((each.day for each in said if each.day and each.day <= turn.today), facts.date)
    with_them = facts.partners.union(*(each.partners for each in said))
    done = replace(
        facts,
        kind=EntryKind.DONE,
        reason=None,
        count=count,
        date=day,
        partners=with_them.difference(*(each.absent for each in said)),
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
