"""Reports: ask for the one thing that is missing, then store, and tell where the promises stand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.dialogue.asking import asked
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Facts
from bot.language.reading import Missing, Reading
from bot.messages import MessageKey
from bot.ports import Outcome, Report
from bot.questions import Asking, Question
from bot.replies import Asked, Noted, PrivateData, Recorded, Reply, TooMany
from bot.working_time import Period

MOST_UNASKED = 50
MOST = 1000


def report(turn: Turn, key: MessageKey, reading: Reading, *, dropped: bool = False) -> list[Reply]:
    """Store what a message reports, or ask what is missing first."""
    question = Question(
        key=key, asking=Asking.ACTIVITY, asked_at=turn.at, said_at=turn.at, drafts=_marked(turn, reading)
    )
    return go_on(turn, question, dropped=dropped)


def note(turn: Turn, key: MessageKey, reading: Reading, *, dropped: bool = False) -> list[Reply]:
    """Keep plans and call-offs; those without a day or an activity are only acknowledged."""
    complete = [draft for draft in reading.entries if draft.activity and draft.date]
    kept = store(turn, key, turn.at, [facts_of(draft) for draft in complete]) if complete else None
    report_id = kept.id if kept else None
    turn.settle(key, Outcome.RECORDED, report_id)
    return [Noted(report=report_id, told=reading.entries, dropped=dropped)]


def refuse_private(turn: Turn, key: MessageKey, reading: Reading) -> list[Reply]:
    """Keep nothing of a message with personal data, but offer to store what it reports without them."""
    drafts = _marked(turn, reading)
    if drafts:
        question = Question(
            key=key, asking=Asking.CLEAN_VERSION, asked_at=turn.at, said_at=turn.at, drafts=drafts
        )
        turn.ask(question)
        turn.settle(key, Outcome.ASKED)
    return [PrivateData(kinds=reading.private, clean=drafts)]


def go_on(turn: Turn, question: Question, *, dropped: bool = False) -> list[Reply]:
    """Ask the next thing that some drafts need, or store them all."""
    too_many = next((d.count for d in question.drafts if _measured(turn, d) and (d.count or 0) > MOST), None)
    if too_many is not None:
        turn.close_question()
        return [TooMany(too_many)]
    following = _next_question(turn, question)
    if following is not None:
        turn.ask(replace(following, asked_at=turn.at))
        turn.settle(question.key, Outcome.ASKED)
        return [replace(asked(turn, following), dropped=dropped)]
    turn.close_question()
    return [_stored(turn, question, dropped=dropped)]


def store(
    turn: Turn,
    key: MessageKey,
    said_at: datetime,
    facts: Sequence[Facts],
    occasions: dict[int, int] | None = None,
) -> Report:
    """Store entries under the message that told of them, jointly with the occasions given by position."""
    known = turn.work.reports.of_message(key.channel, key.message)
    report_id = known.id if known else turn.work.reports.add(key, turn.member, said_at)
    for position, each in enumerate(facts):
        occasion = (occasions or {}).get(position) or None
        turn.work.reports.append(report_id, each, by=turn.member.id, at=turn.at, occasion=occasion)
    return turn.work.reports.get(report_id)


def recorded(
    turn: Turn, stored: Report, *, changed: bool = False, again: bool = False, dropped: bool = False
) -> Recorded:
    """What to say of a report as it stands, with the question that its entries still wait for."""
    return Recorded(
        report=stored.id,
        entries=stored.entries,
        positions=turn.positions(stored.entries),
        not_counted=turn.not_counted(stored.entries),
        question=_ask_requested(turn, stored),
        changed=changed,
        again=again,
        dropped=dropped,
    )


def facts_of(draft: Draft) -> Facts:
    """A complete draft as the facts of an entry."""
    if draft.activity is None or draft.date is None or draft.count is None:
        raise ValueError("a draft with something missing can't be stored")
    return Facts(
        activity=draft.activity,
        date=draft.date,
        count=draft.count,
        area=draft.area,
        place=draft.place,
        partners=draft.partners,
        requested=draft.requested,
        part_of_day=draft.part_of_day,
        kind=draft.kind,
        reason=draft.reason,
    )


def _stored(turn: Turn, question: Question, *, dropped: bool) -> Recorded:
    occasions = dict(question.occasions)
    facts = [facts_of(draft) for draft in question.drafts]
    stored = store(turn, question.key, question.said_at, facts, occasions)
    turn.settle(question.key, Outcome.RECORDED, stored.id)
    return recorded(turn, stored, dropped=dropped)


def _marked(turn: Turn, reading: Reading) -> tuple[Draft, ...]:
    """The drafts of a reading; one at a place outside the municipality is marked as in need of an area."""
    needy = [draft for draft in reading.entries if needs_area(turn, draft)]
    if needy or Missing.AREA not in reading.missing:
        return reading.entries
    return tuple(replace(draft, outside=draft.area is None) for draft in reading.entries)


def needs_area(turn: Turn, draft: Draft) -> bool:
    """Whether a draft can't be stored without an area and has none."""
    if draft.area is not None or draft.activity is None:
        return False
    return draft.outside or "area" in turn.partnership.activity(draft.activity).needs


def _next_question(turn: Turn, question: Question) -> Question | None:
    for position, draft in enumerate(question.drafts):
        asking = _lacking(turn, draft)
        if asking is not None:
            return replace(question, asking=asking, position=position)
    for position, draft in enumerate(question.drafts):
        large = _measured(turn, draft) and (draft.count or 0) > MOST_UNASKED
        if large and position not in question.confirmed:
            return replace(question, asking=Asking.LARGE_COUNT, position=position)
    return _joint_question(turn, question)


def _lacking(turn: Turn, draft: Draft) -> Asking | None:
    if draft.activity is None:
        return Asking.ACTIVITY
    if draft.count is None:
        return Asking.COUNT
    if draft.date is None:
        return Asking.DATE
    return Asking.AREA if needs_area(turn, draft) else None


def _measured(turn: Turn, draft: Draft) -> bool:
    """Whether a draft's count is a number of occasions, and not of kronor or hours."""
    return draft.activity is None or turn.partnership.activity(draft.activity).measure == "occasions"


# Joint occasions


def _joint_question(turn: Turn, question: Question) -> Question | None:
    settled = dict(question.occasions)
    for position, draft in enumerate(question.drafts):
        if position in settled:
            continue
        other = _told_by_another(turn, draft, taken={o for o in settled.values() if o})
        if other is not None:
            return replace(question, asking=Asking.JOINT, position=position, other=other.id)
    return None


def _told_by_another(turn: Turn, draft: Draft, taken: set[int]) -> Entry | None:
    """Another organisation's entry that may be the same occasion, if one of the two names the other."""
    facts = facts_of(draft)
    same = turn.work.reports.entries([facts.activity], Period(facts.date, facts.date))
    own = {entry.occasion for entry in same if entry.organisation == turn.member.organisation}
    for entry in same:
        named = entry.organisation in facts.partners or turn.member.organisation in entry.facts.partners
        foreign = entry.organisation != turn.member.organisation and entry.occasion not in own | taken
        if named and foreign and _same_spot(entry.facts, facts):
            return entry
    return None


def _same_spot(one: Facts, other: Facts) -> bool:
    if one.area is not None and other.area is not None:
        return one.area == other.area
    return one.place == other.place


# Requested by inhabitants


def _ask_requested(turn: Turn, stored: Report) -> Asked | None:
    waiting = tuple(entry for entry in stored.entries if _waits_for_request(turn, entry))
    if not waiting:
        return None
    question = Question(
        key=stored.key,
        asking=Asking.REQUESTED,
        asked_at=turn.at,
        said_at=stored.said_at,
        report=stored.id,
        entries=tuple(entry.id for entry in waiting),
    )
    turn.ask(question)
    return asked(turn, question)


def _waits_for_request(turn: Turn, entry: Entry) -> bool:
    asks = turn.partnership.activity(entry.facts.activity).asks
    return entry.facts.requested is None and "requested" in asks
