"""An answer to what is asked and a correction in one: "nej, ingen bad om den, och det var i Trångsund"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import correcting
from bot.dialogue.changing import as_changed, revise, stands_again
from bot.dialogue.hindsight.otherwise import contrasts
from bot.dialogue.hindsight.told import Told
from bot.dialogue.turn import Turn
from bot.entries import Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change, Kind, Reading
from bot.questions import Asking, Question
from bot.replies import Reply

_ANSWERS = frozenset({Sign.YES, Sign.NO})
_MORE = frozenset({Sign.MORE, Sign.FURTHER, Sign.ANOTHER})
_MEANT = frozenset({Sign.MEANT, Sign.EXCHANGED})
_DENIES = frozenset({Sign.NO, Sign.DENIED, Sign.ALONE})


def answered(
    turn: Turn, question: Question, said: Sequence[Saying], reading: Reading, text: str
) -> list[Reply]:
    """Note whether inhabitants had asked, and put right what the same message says was otherwise.

    Nothing where it is no answer, or puts nothing right.
    """
    answer = _answer(said)
    rest = [saying for saying in said if not _tells_of_asking(saying)]
    alone = len(question.entries) == 1 and question.report is not None
    new = reading.kind is Kind.REPORT or any(saying.signs & _MORE for saying in rest)
    if answer is None or not alone or new or not any(map(_has_value, rest)):
        return []
    report = turn.work.reports.get(question.report or 0)
    put_right = _put_right(turn, report, rest, reading, text)
    return put_right and _with_answer(turn, report, question.entries[0], put_right, answer=answer)


def meant_otherwise(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Turn an answer that was given into the other one: "oj nej menade jag", "ändra till nej"."""
    answer, report = _meant(said), told.latest
    if turn.open_question() or answer is None or any(map(_has_value, said)):
        return []
    if any(entry.facts.requested is not (not answer) for entry in report.entries):
        return []
    revise(turn, [(entry, replace(entry.facts, requested=answer)) for entry in report.entries])
    return [as_changed(turn, report, [entry.id for entry in report.entries])]


def _meant(said: Sequence[Saying]) -> bool | None:
    """The answer that was meant; "nej" alone behind "ja" may be of anything."""
    told = {saying.requested for saying in said if saying.requested is not None}
    if told:
        return told.pop() if len(told) == 1 else None
    meant = [saying for saying in said if saying.signs & _MEANT and saying.signs & _ANSWERS]
    slip = any(Sign.WRONG in saying.signs and not saying.signs & _ANSWERS for saying in said[:-1])
    if not meant and slip and said[-1].signs & _ANSWERS and not said[-1].unknown:
        meant = [said[-1]]
    return Sign.NO not in meant[0].signs if len(meant) == 1 else None


def _put_right(
    turn: Turn, report: Report, rest: Sequence[Saying], reading: Reading, text: str
) -> list[Reply]:
    """What the rest of the message corrects."""
    if reading.kind is Kind.CORRECTION and reading.change.requested is None:
        return [] if reading.change == Change() else correcting.correct(turn, reading, text, report.id)
    first = replace(rest[0], signs=rest[0].signs - {Sign.NEXT, Sign.CONTRARY})
    return contrasts.otherwise(turn, Told((report,)), (first, *rest[1:]))


def _with_answer(
    turn: Turn, was: Report, entry_id: int, put_right: list[Reply], *, answer: bool
) -> list[Reply]:
    """Let what was put right say it too; another question that this led to stands."""
    report = turn.work.reports.get(was.id)
    told = [entry for entry in report.entries if entry.id == entry_id]
    revise(turn, [(entry, replace(entry.facts, requested=answer)) for entry in told])
    question = turn.open_question()
    if question is not None and question.asking is not Asking.REQUESTED:
        return put_right
    turn.close_question(about=report.id)
    return stands_again(turn, was, [entry_id])


def _answer(said: Sequence[Saying]) -> bool | None:
    """As in "nej, ingen hade bett om den"; "nej" by itself has to stand apart from what it may deny."""
    told = {saying.requested for saying in said if saying.requested is not None}
    if told:
        return told.pop() if len(told) == 1 else None
    if any(Sign.ASKED in saying.signs for saying in said):
        return False if any(saying.signs & _DENIES for saying in said if _tells_of_asking(saying)) else None
    first, *others = said
    apart = bool(others) and not _has_value(first) and (others[0].anew or Sign.NEXT in others[0].signs)
    return (Sign.YES in first.signs) if apart and first.signs & _ANSWERS else None


def _tells_of_asking(saying: Saying) -> bool:
    """Whether a clause is of who had asked, and names nothing that may have been otherwise."""
    asked = saying.requested is not None or not saying.signs.isdisjoint({Sign.ASKED, Sign.NO, Sign.YES})
    return not _has_value(saying) and (asked or bool(saying.signs & _DENIES))


def _has_value(saying: Saying) -> bool:
    return bool(saying.places or saying.counts or saying.day or saying.activities)
