"""A plan that becomes another: "Stuvsta hann vi inte, tar det imorgon", "ikväll blir det Vårby i stället"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.dialogue import changing
from bot.dialogue.hindsight.planning.open_plans import Plan, meant, open_plans
from bot.dialogue.hindsight.told import is_at
from bot.dialogue.storing import store
from bot.dialogue.turn import Turn
from bot.entries import Draft, EntryKind, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.words.word_values import PlaceWord
from bot.messages import MessageKey
from bot.replies import Noted, Reply

_OFF = frozenset({Sign.OFF, Sign.NOTHING})
_OTHERWISE = _OFF | {Sign.INSTEAD, Sign.EXCHANGED}
_ANOTHER = frozenset({Sign.MORE, Sign.ANOTHER, Sign.FURTHER, Sign.SHARE, Sign.AFTER_ALL, Sign.FORGOTTEN})
_FEW = 1


def rescheduled(
    turn: Turn, key: MessageKey, reports: Sequence[Report], said: Sequence[Saying]
) -> list[Reply]:
    """Let a plan be of the day or the place that a message gives it instead, or call it off.

    Nothing where another occasion may be meant, or one that was done.
    """
    plans = open_plans(turn, reports)
    if not plans or any(map(_is_of_else, said)):
        return []
    day = _new_day(plans, said)
    plan = meant(turn, plans, reports[0], [_locating(plans, each, day) for each in said])
    if plan is None:
        return []
    place = _new_place(plan, said)
    if place or (day and day != plan.day):
        return _moved(turn, plan, said, day, place)
    return _called_off(turn, key, plan) if day is None and _is_off(said) else []


def _is_of_else(saying: Saying) -> bool:
    """Whether it tells of more, of what was done, or speaks of what nobody knows."""
    off = bool(saying.signs & _OFF)
    done = Sign.DONE in saying.signs and not (off or Sign.DENIED in saying.signs)
    content = saying.activities or saying.places or saying.coming
    strange = content and saying.unknown > (_FEW if off else 0)
    more = bool(content and saying.counts) or (saying.signs & _ANOTHER and not off)
    return bool(done or strange or more or saying.absent)


def _new_day(plans: Sequence[Plan], said: Sequence[Saying]) -> date | None:
    """The one day ahead on which it is to be; none where it is called off, or is to be elsewhere."""
    ahead = {each.coming for each in said if each.coming and not each.signs & _OFF}
    otherwise = any(each.signs & _OTHERWISE or _is_put_right(each) for each in said)
    back = any(each.coming and (each.back or each.definite) for each in said)
    elsewhere = any(each.places and Sign.INSTEAD in each.signs for each in said)
    located = elsewhere and any(plan.day in ahead for plan in plans)
    return ahead.pop() if len(ahead) == 1 and (otherwise or back) and not located else None


def _is_put_right(saying: Saying) -> bool:
    """As in "nej på torsdag"; not so in "nej, på torsdag är vi lediga"."""
    right = {Sign.NO, Sign.WRONG} <= saying.signs and saying.signs.isdisjoint({Sign.IDLE, Sign.REMARKED})
    return right and saying.coming is not None and not (saying.activities or saying.unknown)


def _locating(plans: Sequence[Plan], saying: Saying, new_day: date | None) -> Saying:
    """What a clause says of which plan is meant, without where and when it is to be instead."""
    day = saying.coming if saying.coming != new_day else None
    places = saying.places
    if Sign.INSTEAD in saying.signs:
        places = tuple(place for place in places if any(_is_there(plan, place) for plan in plans))
    return replace(saying, day=day or saying.day, places=places)


def _new_place(plan: Plan, said: Sequence[Saying]) -> PlaceWord | None:
    """The one place, ahead, at which it was not to be at first."""
    instead = [each for each in said if Sign.INSTEAD in each.signs]
    away = [place for each in instead for place in each.places if not _is_there(plan, place)]
    ahead = all(Sign.UNDER_WAY in each.signs for each in instead)
    return away[0] if ahead and len(away) == 1 else None


def _is_there(plan: Plan, place: PlaceWord) -> bool:
    return is_at(Saying(places=(place,)), plan.entry)


def _is_off(said: Sequence[Saying]) -> bool:
    """As in "nej, den är inställd"; not so in "den blev inte inställd"."""
    return any(each.signs & _OFF and not each.partners for each in said)


def _moved(
    turn: Turn, plan: Plan, said: Sequence[Saying], day: date | None, place: PlaceWord | None
) -> list[Reply]:
    """Let a plan be of another day or place, with those who are to take part; so it counts nothing yet."""
    facts = plan.entry.facts
    with_them = facts.partners.union(*(each.partners for each in said))
    facts = replace(facts, date=day or facts.date, partners=with_them)
    if place is not None:
        facts = replace(facts, area=place.area, place=place.name, requested=None)
    turn.close_question(about=plan.report.id)
    changing.revise(turn, [(plan.entry, facts)])
    return [Noted(report=plan.report.id, told=(Draft.of(facts),), about=plan.report.key)]


def _called_off(turn: Turn, key: MessageKey, plan: Plan) -> list[Reply]:
    """Note that a plan comes to nothing."""
    off = replace(plan.entry.facts, kind=EntryKind.CANCELLED)
    kept = store(turn, key, turn.said_at, [off])
    return [Noted(report=kept.id, told=(Draft.of(off),), about=key)]
