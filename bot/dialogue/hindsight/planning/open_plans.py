"""The plans of which nothing has been told since, and which of them a message is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.dialogue.hindsight.planning.awaited import is_of_other
from bot.dialogue.hindsight.told import is_at
from bot.dialogue.turn import Turn
from bot.entries import Entry, EntryKind, Report
from bot.language.intents.sayings import Saying

_A_WEEKEND = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Plan:
    """Something planned, the report that told of it, and what was done of all that was told since."""

    report: Report
    entry: Entry
    since: tuple[Entry, ...]

    @property
    def day(self) -> date:
        """On which day it was to be."""
        return self.entry.facts.date


def open_plans(turn: Turn, reports: Sequence[Report]) -> list[Plan]:
    """The plans of the last days and of those ahead of which nothing has been told, the latest told first."""
    first = turn.today - _A_WEEKEND
    planned = [(r, e) for r in reports for e in r.entries if e.facts.kind is EntryKind.PLANNED]
    recent = [(r, e, _since(r, reports)) for r, e in planned if e.facts.date >= first]
    return [Plan(r, e, _done(since)) for r, e, since in recent if not _is_settled(r, e, since)]


def _since(report: Report, reports: Sequence[Report]) -> tuple[Entry, ...]:
    return tuple(entry for other in reports if other.said_at > report.said_at for entry in other.entries)


def _done(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.is_done)


def _is_settled(report: Report, entry: Entry, since: Sequence[Entry]) -> bool:
    """Whether the same was done or called off since, on its day or later, and was no other of its plans."""
    return any(
        each.facts.activity == entry.facts.activity
        and each.facts.kind is not EntryKind.PLANNED
        and each.facts.date >= entry.facts.date
        and not is_of_other(each, entry, report)
        for each in since
    )


def meant(turn: Turn, plans: Sequence[Plan], latest: Report, said: Sequence[Saying]) -> Plan | None:
    """The one plan that clauses name, that whose day has come before others; unnamed, one told last of all.

    None where what they name may be what was done since.
    """
    named = [each for each in said if each.activities or each.places or each.day]
    found = [plan for plan in plans if all(is_named(plan.entry, each) for each in named)]
    if not named:
        found = [plan for plan in found if plan.report.id == latest.id]
    due = [plan for plan in found if plan.day <= turn.today]
    one = next((some[0] for some in (found, due) if len(some) == 1), None)
    return None if one is None or (named and _may_be_done(turn, one, named)) else one


def _may_be_done(turn: Turn, plan: Plan, named: Sequence[Saying]) -> bool:
    """Whether clauses may name what was done since; where a plan's day has come, not before that day."""
    done = [e for e in plan.since if e.facts.date >= plan.day or plan.day > turn.today]
    return any(all(is_named(entry, each) for each in named) for entry in done)


def is_named(entry: Entry, saying: Saying) -> bool:
    """Whether an entry is what a clause names by activity, place and day."""
    acts = not saying.activities or entry.facts.activity in saying.activities
    return acts and is_at(saying, entry) and saying.day in {None, entry.facts.date}
