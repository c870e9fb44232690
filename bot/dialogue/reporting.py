"""Reports: ask for the one thing that is missing, then store, and tell where the promises stand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.dialogue import jointly, requested
from bot.dialogue.asking import ask_about, asked
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Facts
from bot.language.reading import Missing, Reading
from bot.messages import CLEANED, MessageKey
from bot.ports import Outcome, Receipt, Report
from bot.questions import Asking, Question
from bot.replies import Asked, Dropped, Noted, PrivateData, Recorded, Reply, TooMany

MOST_UNASKED = 50
MOST = 1000


def report(turn: Turn, key: MessageKey, reading: Reading, dropped: Dropped | None = None) -> list[Reply]:
    """Store what a message reports, or ask what is missing first."""
    begun = replace(from_drafts(turn, key, marked(turn, reading)), unknown=reading.unknown)
    return go_on(turn, begun, dropped)


def from_drafts(turn: Turn, key: MessageKey, drafts: tuple[Draft, ...]) -> Question:
    """Where the way from what a message tells to what is stored begins."""
    return Question(key=key, asking=Asking.ACTIVITY, asked_at=turn.at, said_at=turn.said_at, drafts=drafts)


def note(turn: Turn, key: MessageKey, reading: Reading, dropped: Dropped | None = None) -> list[Reply]:
    """Keep plans and call-offs; those without a day or an activity are only acknowledged."""
    complete = [draft for draft in reading.entries if draft.activity and draft.date]
    kept = store(turn, key, turn.said_at, [facts_of(draft) for draft in complete]) if complete else None
    return [Noted(report=kept.id if kept else None, told=reading.entries, dropped=dropped, about=key)]


def refuse_private(
    turn: Turn, key: MessageKey, reading: Reading, dropped: Dropped | None = None
) -> list[Reply]:
    """Keep nothing of a message with personal data, but offer to store what it reports without them."""
    drafts = marked(turn, reading)
    if not drafts:
        return [PrivateData(kinds=reading.private)]
    turn.ask(replace(from_drafts(turn, key, drafts), asking=Asking.CLEAN_VERSION, cleaned=True))
    return [PrivateData(kinds=reading.private, clean=drafts, dropped=dropped)]


def go_on(
    turn: Turn, question: Question, dropped: Dropped | None = None, told: int | None = None
) -> list[Reply]:
    """Ask the next thing that some drafts need, or store them all; `told` is the one asked about before."""
    if (count := too_many(turn, question.drafts)) is not None:
        turn.close_question()
        return [TooMany(count)]
    following = next_question(turn, question)
    if following is not None:
        turn.ask(replace(following, asked_at=turn.at))
        known = following.position == told and following.asking is not Asking.LARGE_COUNT
        return [replace(asked(turn, following, told=known), dropped=dropped)]
    turn.close_question()
    return [_stored(turn, question, dropped)]


def too_many(turn: Turn, drafts: Sequence[Draft]) -> int | None:
    """A count among some drafts that can't be right."""
    return next((d.count for d in drafts if _measured(turn, d) and (d.count or 0) > MOST), None)


def store(
    turn: Turn,
    key: MessageKey,
    said_at: datetime,
    facts: Sequence[Facts],
    occasions: dict[int, int] | None = None,
) -> Report:
    """Store entries under the message that told of them, jointly with the occasions given by position."""
    report = turn.work.reports.of_message(key.channel, key.message) or _opened(turn, key, said_at)
    told = list(report.entries)
    for position, each in enumerate(facts):
        occasion = (occasions or {}).get(position) or None
        told.append(
            turn.work.reports.append(report.id, each, by=turn.member.id, at=turn.at, occasion=occasion)
        )
    return replace(report, entries=tuple(told))


def _opened(turn: Turn, key: MessageKey, said_at: datetime) -> Report:
    """A new report of the member's, which has no entries yet."""
    return Report(
        id=turn.work.reports.add(key, turn.member, said_at),
        member=turn.member.id,
        organisation=turn.member.organisation,
        key=key,
        said_at=said_at,
        entries=(),
    )


def recorded(
    turn: Turn,
    stored: Report,
    question: Asked | None = None,
    *,
    was: Sequence[Entry] | None = None,
    again: bool = False,
    dropped: Dropped | None = None,
) -> Recorded:
    """What to say of a report as it stands, with the question that it leads to.

    `was` are its entries before a change, if there was one: their promises have lost what others gained.
    """
    joint = jointly.others_of(turn, stored.entries)
    counted_by_others = {other.occasion for other in joint}
    own = [entry for entry in stored.entries if entry.occasion not in counted_by_others]
    return Recorded(
        report=stored.id,
        entries=stored.entries,
        positions=turn.positions([*stored.entries, *(was or ())]),
        not_counted=turn.not_counted(own),
        joint=joint,
        disputed=requested.disputed(turn, stored.entries),
        question=question,
        changed=was is not None,
        again=again,
        dropped=dropped,
        about=stored.key,
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


def _stored(turn: Turn, question: Question, dropped: Dropped | None) -> Recorded:
    occasions = dict(question.occasions)
    facts = requested.told_by_list(turn, [facts_of(draft) for draft in question.drafts])
    key = replace(question.key, revision=CLEANED) if question.cleaned else question.key
    stored = store(turn, key, question.said_at, facts, occasions)
    turn.settle(question.key, Receipt(outcome=Outcome.RECORDED, report=stored.id))
    return recorded(turn, stored, ask_requested(turn, stored), dropped=dropped)


def marked(turn: Turn, reading: Reading) -> tuple[Draft, ...]:
    """The drafts of a reading; one at a place outside the municipality is marked as in need of an area."""
    needy = [draft for draft in reading.entries if _needs_area(turn, draft)]
    if needy or Missing.AREA not in reading.missing:
        return reading.entries
    return tuple(replace(draft, outside=draft.area is None) for draft in reading.entries)


def _needs_area(turn: Turn, draft: Draft) -> bool:
    """Whether a draft can't be stored without an area and has none."""
    if draft.area is not None or draft.activity is None:
        return False
    return draft.outside or "area" in turn.partnership.activity(draft.activity).needs


def next_question(turn: Turn, question: Question) -> Question | None:
    """The first thing that must be asked before some drafts are stored."""
    for position, draft in enumerate(question.drafts):
        asking = _lacking(turn, draft)
        if asking is not None:
            return replace(question, asking=asking, position=position)
    for position, draft in enumerate(question.drafts):
        if is_large(turn, draft) and position not in question.confirmed:
            return replace(question, asking=Asking.LARGE_COUNT, position=position)
    return _joint_question(turn, question)


def _lacking(turn: Turn, draft: Draft) -> Asking | None:
    if draft.activity is None:
        return Asking.ACTIVITY
    if draft.count is None:
        return Asking.COUNT
    if draft.date is None or draft.date > turn.today:
        return Asking.DATE
    return Asking.AREA if _needs_area(turn, draft) else None


def is_large(turn: Turn, draft: Draft) -> bool:
    """Whether a count is so large that it must be confirmed."""
    return _measured(turn, draft) and (draft.count or 0) > MOST_UNASKED


def _measured(turn: Turn, draft: Draft) -> bool:
    """Whether a draft's count is a number of occasions, and not of kronor or hours."""
    return draft.activity is None or turn.partnership.activity(draft.activity).measure == "occasions"


def _joint_question(turn: Turn, question: Question) -> Question | None:
    settled = dict(question.occasions)
    for position, draft in enumerate(question.drafts):
        if position in settled:
            continue
        other = jointly.told_by_another(turn, facts_of(draft), {o for o in settled.values() if o})
        if other is not None:
            return replace(question, asking=Asking.JOINT, position=position, other=other.id)
    return None


# What is asked of a report that is stored already


def ask_open(turn: Turn, stored: Report, changed: Sequence[Entry]) -> Asked | None:
    """Ask what entries that were changed lack now, and then what is still not known of the report."""
    placeless = tuple(entry for entry in changed if _needs_area(turn, Draft.of(entry.facts)))
    if placeless:
        return ask_about(turn, stored, Asking.AREA, placeless)
    return _ask_joint(turn, stored, changed) or ask_requested(turn, stored)


def _ask_joint(turn: Turn, stored: Report, entries: Sequence[Entry]) -> Asked | None:
    """Ask whether an entry that was changed is an occasion that another organisation has told of."""
    for entry in entries:
        other = jointly.told_by_another(turn, entry.facts) if entry.occasion == entry.id else None
        if other is not None:
            return ask_about(turn, stored, Asking.JOINT, (entry,), other=other)
    return None


def ask_requested(turn: Turn, stored: Report) -> Asked | None:
    """Ask whether inhabitants had named the place, where that decides and is not known."""
    waiting = tuple(entry for entry in stored.entries if requested.waits(turn.partnership, entry.facts))
    if not waiting:
        return None
    return ask_about(turn, stored, Asking.REQUESTED, requested.at_once(turn, waiting))
