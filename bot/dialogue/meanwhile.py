"""What is said of what was told before, while it is asked of something else: "Vårby var två, inte tre"."""

from dataclasses import replace

from bot.dialogue.asking import asked
from bot.dialogue.finding import named_entries, recent_reports
from bot.dialogue.hindsight.seeing import seen
from bot.dialogue.hindsight.told import Told
from bot.dialogue.outcomes import ask_again
from bot.dialogue.turn import Turn
from bot.dialogue.undoing import take_back_entries
from bot.language.intents.sayings import Saying
from bot.language.reading import Kind, Reading
from bot.messages import MessageKey
from bot.questions import Question
from bot.replies import Recorded, Reply

_CHANGES = frozenset({Kind.CORRECTION, Kind.UNDO, Kind.CANCELLED})


def heard(turn: Turn, key: MessageKey, reading: Reading, text: str, question: Question | None) -> list[Reply]:
    """Change what is meant, and ask the open question again; nothing where a message may be its answer."""
    if question is None or not _is_beside(turn, reading, text, question):
        return []
    changed = seen(turn, key, reading, text, None) or _taken_back(turn, reading)
    return _asked_beside(turn, changed, question) if changed else ask_again(turn, question)


def _asked_beside(turn: Turn, changed: list[Reply], question: Question) -> list[Reply]:
    """The same replies, and the question once more: in one message with what was changed last."""
    again, last = asked(turn, question), changed[-1]
    if isinstance(last, Recorded) and last.question is None:
        return [*changed[:-1], replace(last, question=again)]
    return [*changed, again]


def _taken_back(turn: Turn, reading: Reading) -> list[Reply]:
    """As in "nej, Vårby blev inte av", where only one such was told."""
    named = reading.named if reading.kind is Kind.UNDO else None
    told = named_entries(turn, named, lately=True) if named else []
    return take_back_entries(turn, told[0][0], [told[0][1]]) if len(told) == 1 else []


def _is_beside(turn: Turn, reading: Reading, text: str, question: Question) -> bool:
    """Whether a change is of other places than those that the question is about, and that were told."""
    changes = reading.kind in _CHANGES and bool(question.drafts)
    reports = tuple(recent_reports(turn)) if changes else ()
    if not reports or any(draft.area is None for draft in question.drafts):
        return False
    said = turn.reader.sayings(text, turn.at, turn.member.organisation)
    placed = [saying for saying in said if saying.places]
    asked_of = {draft.area for draft in question.drafts}
    return bool(placed) and all(_is_elsewhere(Told(reports), saying, asked_of) for saying in placed)


def _is_elsewhere(told: Told, saying: Saying, asked_of: set[str | None]) -> bool:
    return asked_of.isdisjoint(place.area for place in saying.places) and told.is_told_of(saying)
