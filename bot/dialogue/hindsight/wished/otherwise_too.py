"""What was otherwise, and whether it was asked for: "den i Vårby var i Skogås, och ingen hade bett"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import requested
from bot.dialogue.changing import as_changed, revise
from bot.dialogue.hindsight.otherwise import contrasts
from bot.dialogue.hindsight.told import Told
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.replies import Reply

_DENIES = frozenset({Sign.NO, Sign.DENIED})

Changed = tuple[Report, Entry]


def put_right(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Change what a message says was otherwise, and note for that entry whether inhabitants had asked.

    Nothing where one of the two is not said, or another question is open.
    """
    rest = [saying for saying in said if not _is_of_asking(saying)]
    answers = {_answer(saying) for saying in said if _is_of_asking(saying)}
    if turn.open_question() or len(answers) != 1 or not rest or not any(saying.places for saying in rest):
        return []
    replies = contrasts.otherwise(turn, told, rest)
    changed = list(_changed(turn, told)) if replies else []
    if len(changed) != 1:
        return replies
    ((was, entry),) = changed
    if not requested.asks(turn.partnership, entry.facts.activity):
        return replies
    turn.close_question(about=was.id)
    revise(turn, [(entry, replace(entry.facts, requested=answers.pop()))])
    return [as_changed(turn, was, [entry.id])]


def _is_of_asking(saying: Saying) -> bool:
    """Whether a clause is of who had asked, and names nothing that may have been otherwise."""
    value = saying.places or saying.count or saying.day or saying.activities or saying.partners
    return not value and (saying.requested is not None or Sign.ASKED in saying.signs)


def _answer(saying: Saying) -> bool:
    return saying.signs.isdisjoint(_DENIES) if saying.requested is None else saying.requested


def _changed(turn: Turn, told: Told) -> list[Changed]:
    """The entries that stand otherwise than they were told, each with its report as that was."""
    return [
        (was, entry)
        for was in told.reports
        for before, entry in zip(was.entries, turn.work.reports.get(was.id).entries, strict=False)
        if before.id == entry.id and before.facts != entry.facts
    ]
