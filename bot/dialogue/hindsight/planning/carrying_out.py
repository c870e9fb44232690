"""A plan that was carried out, told by its place or by who it was: "Segeltorp gick bra, många kom"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import reporting
from bot.dialogue.hindsight.planning.awaited import asked_for, wish
from bot.dialogue.hindsight.planning.open_plans import Plan, meant, open_plans
from bot.dialogue.turn import Turn
from bot.entries import Draft, EntryKind, Facts, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Reading
from bot.messages import MessageKey
from bot.replies import Reply

_NOT_SO = frozenset(
    {Sign.OFF, Sign.NOTHING, Sign.UNDER_WAY, Sign.INSTEAD, Sign.EXCHANGED, Sign.WRONG, Sign.FORGOTTEN}
    | {Sign.NEXT, Sign.DENIED}
)
_BESIDE = frozenset(
    {Sign.FURTHER, Sign.ANOTHER, Sign.SHARE, Sign.ELSEWHERE, Sign.EXCEPT, Sign.REMARKED, Sign.UNSURE}
)


def carried_out(
    turn: Turn, key: MessageKey, reports: Sequence[Report], said: Sequence[Saying], reading: Reading
) -> list[Reply]:
    """Count what was planned at a place where a message says that it was done; nothing where it says else."""
    plans = [plan for plan in open_plans(turn, reports) if plan.day <= turn.today]
    telling = [each for each in said if _tells(each)]
    named = any(each.activity for each in reading.entries)
    counts = {count for each in said if _is_told(each) for count in each.counts}
    if not plans or named or not telling or len(counts) > 1 or any(map(_is_of_else, said)):
        return []
    plan = meant(turn, plans, reports[0], said)
    if plan is None or not _is_sure(turn, plan, said, telling):
        return []
    dropped = turn.dropping()
    turn.close_question()
    done = Draft.of(_as_done(plan, said, counts))
    return reporting.go_on(turn, reporting.from_drafts(turn, key, (done,)), dropped)


def _tells(saying: Saying) -> bool:
    """As in "Segeltorp gick bra", "nu har vi stått i Segeltorp", "nu är vi klara"."""
    return Sign.DONE in saying.signs or {Sign.PAST, Sign.WE} <= saying.signs


def _is_told(saying: Saying) -> bool:
    """Whether a clause names anything; "många kom" tells how it was."""
    return bool(_names(saying) or _tells(saying))


def _names(saying: Saying) -> bool:
    return bool(saying.places or saying.activities or saying.day)


def _is_of_else(saying: Saying) -> bool:
    """Whether it was not so, lies ahead, is of more, or speaks of what nobody knows."""
    strange = bool(saying.unknown or saying.signs & _BESIDE)
    if wish(saying) is not None:
        return _names(saying)
    return bool(saying.signs & _NOT_SO or saying.absent) or (_names(saying) and strange)


def _is_sure(turn: Turn, plan: Plan, said: Sequence[Saying], telling: Sequence[Saying]) -> bool:
    """Whether it is named where it was; who is ready alone may be so with else: "nu är vi klara"."""
    placed = any(each.places for each in telling)
    ready = any({Sign.WE, Sign.READY} <= each.signs for each in telling)
    joined = any(each.partners for each in said)
    return placed or (ready and joined and plan.day == turn.today)


def _as_done(plan: Plan, said: Sequence[Saying], counts: set[int]) -> Facts:
    """What was planned, as it was done: by so many, with those who joined, and who had asked for it."""
    facts = plan.entry.facts
    with_them = facts.partners.union(*(each.partners for each in said))
    count = next(iter(counts), facts.count)
    asked = asked_for(said, facts.requested)
    return replace(facts, kind=EntryKind.DONE, reason=None, count=count, partners=with_them, requested=asked)
