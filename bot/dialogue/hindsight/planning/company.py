"""Who is along in what is planned: "räddningstjänsten är med ikväll också", "polisen alltså, på krogarna"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import changing
from bot.dialogue.hindsight.planning.open_plans import Plan, meant, open_plans
from bot.dialogue.turn import Turn
from bot.entries import Draft, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.replies import Noted, Reply

_NOT_SO = frozenset({
    Sign.OFF, Sign.NOTHING, Sign.DENIED, Sign.NO, Sign.DONE, Sign.IDLE, Sign.SHARE, Sign.ONE, Sign.EXCEPT,
    Sign.HALF, Sign.INSTEAD, Sign.WRONG, Sign.ASKED, Sign.STRUCK, Sign.ELSEWHERE, Sign.REMARKED, Sign.OPEN,
    Sign.FURTHER, Sign.NEXT,
})  # fmt: skip
_ALONG = frozenset({Sign.JOINED, Sign.RESTATED})


def joined(turn: Turn, reports: Sequence[Report], said: Sequence[Saying]) -> list[Reply]:
    """Let the plan that was told last, or is named, say who is along; nothing where a message says more."""
    along = [each for each in said if each.partners]
    plans = open_plans(turn, reports)
    if not plans or not along or not all(map(_tells_company, along)) or any(map(_is_of_else, said)):
        return []
    plan = meant(turn, plans, reports[0], said)
    named = frozenset[str]().union(*(each.partners for each in along))
    return [] if plan is None or plan.report.id != reports[0].id else _with_them(turn, plan, named)


def _tells_company(saying: Saying) -> bool:
    return not saying.signs.isdisjoint(_ALONG)


def _is_of_else(saying: Saying) -> bool:
    """Whether it is not so, is of some of it, names another day or a number, or what nobody knows."""
    tells = saying.counts or saying.coming or saying.absent or saying.named or saying.requested is not None
    return bool(tells or saying.unknown or saying.signs & _NOT_SO)


def _with_them(turn: Turn, plan: Plan, named: frozenset[str]) -> list[Reply]:
    facts = replace(plan.entry.facts, partners=plan.entry.facts.partners | named)
    turn.close_question(about=plan.report.id)
    changing.revise(turn, [(plan.entry, facts)])
    return [Noted(report=plan.report.id, told=(Draft.of(facts),), about=plan.report.key)]
