"""The year-end evaluation in the chat: what it tells, what the parties write, and their approval."""

from dataclasses import replace
from datetime import date

from bot.dialogue.turn import Turn
from bot.evaluation import (
    APPROVE,
    FILE,
    LONGEST_ASSESSMENT,
    PROPOSE,
    READ,
    WITHDRAW,
    Assessment,
    Enclosed,
    Evaluation,
    Figures,
    figures,
    lacking,
)
from bot.followups import chapters, parties
from bot.language.reading import Kind
from bot.members import Role
from bot.partnership import Partnership
from bot.ports import Disclosure, UnitOfWork
from bot.promises import Milestone
from bot.replies import (
    AssessmentAsked,
    AssessmentForgotten,
    AssessmentKept,
    AssessmentTooLong,
    EvaluationProposed,
    EvaluationPublished,
    EvaluationTold,
    EvaluationWithdrawn,
    MayNot,
    NoEvaluationProposed,
    Reply,
    Reserved,
    StaleButton,
)

COMMANDS = frozenset(
    {
        Kind.EVALUATE,
        Kind.PROPOSE_EVALUATION,
        Kind.APPROVE_EVALUATION,
        Kind.ASSESSMENT,
        Kind.FORGET_ASSESSMENT,
    }
)


def evaluated(partnership: Partnership, work: UnitOfWork, day: date) -> Figures:
    """The year as it can be evaluated on a day, by all that is known now."""
    return figures(
        partnership,
        work.reports.entries(),
        work.marks.all(),
        day,
        follow_ups=work.follow_ups.published(),
        indicators=work.indicators.all(),
    )


def wished(turn: Turn, kind: Kind, text: str) -> list[Reply]:
    """Carry out one of COMMANDS; `text` is the whole message."""
    if turn.member.role is Role.REPORTER:
        return [MayNot(Reserved.EVALUATING)]
    waiting = turn.work.evaluations.open()
    match kind:
        case Kind.ASSESSMENT:
            return [_assessed(turn, text)]
        case Kind.FORGET_ASSESSMENT:
            return [_forgotten(turn)]
        case Kind.APPROVE_EVALUATION:
            return [NoEvaluationProposed() if waiting is None else _approved(turn, waiting)]
        case Kind.PROPOSE_EVALUATION if waiting is None:
            return [_shown(turn, _proposed(turn))]
        case _:
            return [_told(turn) if waiting is None else _shown(turn, waiting)]


def pressed(turn: Turn, action: str) -> list[Reply]:
    """What a button about the evaluation does; it is stale once another was proposed or all is settled."""
    if turn.member.role is Role.REPORTER:
        return [MayNot(Reserved.EVALUATING)]
    waiting = turn.work.evaluations.open()
    if action == FILE:
        return [_enclosing(turn, waiting)]
    if action == PROPOSE:
        return [_shown(turn, _proposed(turn) if waiting is None else waiting)]
    if waiting is None or action not in {f"{each}{waiting.id}" for each in (READ, APPROVE, WITHDRAW)}:
        return [StaleButton()]
    if action.startswith(READ):
        return [_shown(turn, waiting)]
    if action.startswith(APPROVE):
        return [_approved(turn, waiting)]
    turn.work.evaluations.withdraw(waiting.id, by=turn.member.id, at=turn.at)
    return [EvaluationWithdrawn()]


def _told(turn: Turn) -> EvaluationTold:
    work, own = turn.work, turn.member.organisation
    found, said = evaluated(turn.partnership, work, turn.today), work.assessments.all()
    return EvaluationTold(
        day=turn.today,
        figures=found,
        lacks=lacking(turn.partnership, found, said),
        wants_words=all(each.organisation != own for each in said),
        published=next(reversed(work.evaluations.published()), None),
    )


def _enclosing(turn: Turn, waiting: Evaluation | None) -> Reply:
    """The evaluation again, with a file of all that it says; the history tells that it was given out."""
    work, day = turn.work, turn.today if waiting is None else waiting.day
    now = chapters(turn.partnership, work.reports.entries(), work.marks.all(), day)
    enclosed = Enclosed(now=now, assessments=tuple(work.assessments.all()))
    work.history.disclose(Disclosure.EXPORTED, {"evaluation": day.isoformat()}, by=turn.member.id)
    told = _told(turn) if waiting is None else _shown(turn, waiting)
    return replace(told, enclosed=enclosed)


# From a proposal to what is out


def _proposed(turn: Turn) -> Evaluation:
    found = evaluated(turn.partnership, turn.work, turn.today)
    return turn.work.evaluations.draft(turn.today, found, by=turn.member.id, at=turn.at)


def _shown(turn: Turn, evaluation: Evaluation, approved: str | None = None) -> EvaluationProposed:
    said = turn.work.assessments.all()
    waits_for = tuple(each for each in parties(turn.partnership) if each not in evaluation.approved)
    return EvaluationProposed(
        evaluation=evaluation,
        lacks=lacking(turn.partnership, evaluation.figures, said),
        lacking=waits_for,
        may_approve=turn.member.organisation in waits_for,
        approved=approved,
    )


def _approved(turn: Turn, waiting: Evaluation) -> Reply:
    """Note the member's organisation's word, and publish when all have given theirs."""
    own = turn.member.organisation
    if own not in parties(turn.partnership):
        return _shown(turn, waiting)
    turn.work.evaluations.approve(waiting.id, own, by=turn.member.id, at=turn.at)
    approved = replace(waiting, approved=waiting.approved | {own})
    if approved.approved.issuperset(parties(turn.partnership)):
        return _published(turn, approved)
    return _shown(turn, approved, own)


def _published(turn: Turn, evaluation: Evaluation) -> Reply:
    """Let everybody see it. That the parties have met and evaluated is for a coordinator to mark."""
    turn.work.evaluations.publish(evaluation.id, by=turn.member.id, at=turn.at)
    turn.work.history.disclose(Disclosure.PUBLISHED, {"evaluation": str(evaluation.id)}, by=turn.member.id)
    milestones = [each for each in turn.partnership.promises if isinstance(each, Milestone)]
    unmarked = tuple(each.promise for each in turn.standings(milestones) if not each.progress.done)
    return EvaluationPublished(evaluation=evaluation, unmarked=unmarked)


# A party's own words


def _assessed(turn: Turn, text: str) -> Reply:
    own = turn.member.organisation
    said = _plain(text.partition(":")[2])
    if not said:
        return AssessmentAsked(next((e for e in turn.work.assessments.all() if e.organisation == own), None))
    if len(said) > LONGEST_ASSESSMENT:
        return AssessmentTooLong(len(said))
    turn.work.assessments.keep(Assessment(own, said, turn.at), by=turn.member.id)
    return AssessmentKept(own, public=bool(turn.work.evaluations.published()))


def _forgotten(turn: Turn) -> Reply:
    own = turn.member.organisation
    return AssessmentForgotten(own, turn.work.assessments.forget(own, by=turn.member.id))


def _plain(text: str) -> str:
    """A text without signs that can't be seen; its lines stay, odd spaces are plain ones."""
    lines = (" ".join("".join(filter(str.isprintable, w)) for w in line.split()) for line in text.split("\n"))
    return "\n".join(lines).strip()
