"""What is stored of a report, and what is said and asked of it then."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.dialogue import jointly, requested
from bot.dialogue.asking import ask_about
from bot.dialogue.lacking import needs_area
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Facts, Report
from bot.messages import MessageKey
from bot.questions import Asking
from bot.replies import Asked, Dropped, Recorded


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
        spoken_of_at=turn.at,
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


def ask_open(turn: Turn, stored: Report, changed: Sequence[Entry]) -> Asked | None:
    """Ask what entries that were changed lack now, and then what is still not known of the report."""
    placeless = tuple(entry for entry in changed if needs_area(turn, Draft.of(entry.facts)))
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
    question = ask_about(turn, stored, Asking.REQUESTED, requested.at_once(turn, waiting))
    answered = any(_is_answered(turn, entry) for entry in stored.entries)
    return (
        replace(question, drafts=tuple(Draft.of(entry.facts) for entry in waiting)) if answered else question
    )


def _is_answered(turn: Turn, entry: Entry) -> bool:
    """Whether it is known of one entry already: then the question has to say which it is about."""
    return entry.facts.requested is not None and requested.asks(turn.partnership, entry.facts.activity)
