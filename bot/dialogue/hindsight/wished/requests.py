"""Whether inhabitants had asked, told of some of what was told: "boende hade bett om skogåskontrollen"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import requested
from bot.dialogue.changing import revise, stands_again
from bot.dialogue.finding import entries_in_question
from bot.dialogue.hindsight.told import Told, as_told, is_at, is_told
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.replies import Reply

_ELSE = frozenset({Sign.UNDER_WAY, Sign.ANOTHER, Sign.EXCEPT, Sign.HALF, Sign.SHARE, Sign.OFF})
_DENIES = frozenset({Sign.NO, Sign.DENIED})
_FEW = 1


def asked_for(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Note of which of several checks a message says that inhabitants had asked, or that they had not.

    Nothing where it names none of them, or all alike, or says more than this; while it is asked about them, a
    place is answer enough.
    """
    known = [as_told(turn, told, saying) for saying in said]
    report, entries = waiting(turn, told)
    several = len(entries) > _FEW or any(map(_turns, known))
    if report is None or not entries or not several or not turn.may_change(report):
        return []
    named = [saying for saying in known if saying.places]
    asking = turn.open_question() is not None or any(Sign.ASKED in saying.signs for saying in known)
    if not named or any(map(_tells_more, known)) or not (asking or any(answer(e) is not None for e in known)):
        return []
    return _noted(turn, report, entries, _with_reasons(known))


def disowned(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """The same by whose idea it was: "inte Segeltorp, den var vår egen idé", which takes nothing back."""
    if not any(Sign.ASKED in saying.signs for saying in said):
        return []
    return asked_for(
        turn, told, [_without_nobody(*pair) for pair in zip(said, (*said[1:], None), strict=True)]
    )


def _without_nobody(saying: Saying, after: Saying | None) -> Saying:
    """As in "den i Vårby var ingen | som bett om", where nobody is not what was there."""
    nobody = after is not None and after.requested is False and Sign.ASKED in after.signs
    return replace(saying, signs=saying.signs - {Sign.OFF}) if nobody else saying


def waiting(turn: Turn, told: Told) -> tuple[Report | None, tuple[Entry, ...]]:
    """The checks that it is asked about, else those of the latest report that has any."""
    question = turn.open_question()
    if question is not None and question.report is not None:
        return turn.work.reports.get(question.report), entries_in_question(turn, question)
    for report in told.reports:
        entries = tuple(e for e in report.done if requested.asks(turn.partnership, e.facts.activity))
        if entries:
            return report, entries
    return None, ()


def _tells_more(saying: Saying) -> bool:
    """As in "en hastighetskontroll i Skogås på begäran av boende", which may be one more."""
    new = saying.named and not saying.definite
    more = saying.partners or saying.absent or saying.count or saying.day
    ahead = not saying.signs.isdisjoint(_ELSE) and not _turns(saying)
    return bool(new or more) or _is_wrong(saying) or ahead or saying.unknown > _FEW


def _is_wrong(saying: Saying) -> bool:
    """As in "Skogås var fel", and not "fel, Skogås hade boende bett om"."""
    apart = not saying.places or _turns(saying)
    return Sign.WRONG in saying.signs and not apart and saying.signs.isdisjoint({Sign.NO, Sign.REMARKED})


def _turns(saying: Saying) -> bool:
    """As in "ändra Segeltorp till ja", "Segeltorp ska vara ja"."""
    return not saying.signs.isdisjoint({Sign.EXCHANGED, Sign.MEANT}) and not saying.signs.isdisjoint(
        {Sign.YES, Sign.NO}
    )


def answer(saying: Saying) -> bool | None:
    """What a clause says by itself of whether inhabitants had asked."""
    if saying.requested is not None:
        return saying.requested
    if not saying.signs.isdisjoint(_DENIES):
        return False
    return True if Sign.YES in saying.signs else None


def _with_reasons(known: Sequence[Saying]) -> list[tuple[Saying, bool]]:
    """The clauses that name a place, each with its answer, which one beside it may say.

    As in "Skogås: medborgarönskemål", "i Skogås, ja"; in "Skogås vet jag inte" there is none.
    """
    found = list[tuple[Saying, bool]]()
    for at, saying in enumerate(known):
        beside = [each for each in known[max(at - 1, 0) : at + 2] if not (each.places or each.position)]
        answers = [said for each in (saying, *beside) if (said := answer(each)) is not None]
        if saying.places and Sign.OPEN not in saying.signs:
            found.append((saying, answers[0] if answers else True))
    return found


def _noted(
    turn: Turn, report: Report, entries: Sequence[Entry], named: Sequence[tuple[Saying, bool]]
) -> list[Reply]:
    """Let the checks at the places that are named say it; of the others it is asked, but behind "bara"."""
    told = {
        entry.id: (entry, answer) for saying, answer in named for entry in entries if is_at(saying, entry)
    }
    if not named or not all(is_told(saying, entries) for saying, _ in named):
        return []
    alike = len({answer for _, answer in told.values()}) == 1
    if len(told) == len(entries) > _FEW and alike:
        return []
    if any(Sign.ONLY in saying.signs for saying, _ in named):
        others = [entry for entry in entries if entry.id not in told]
        told |= {entry.id: (entry, not named[0][1]) for entry in others}
    turn.close_question(about=report.id)
    revise(turn, [(entry, replace(entry.facts, requested=answer)) for entry, answer in told.values()])
    return stands_again(turn, report, list(told))
