"""Reports: ask for the one thing that is missing, then store, and tell where the promises stand."""

from dataclasses import replace

from bot.dialogue import requested
from bot.dialogue.asking import asked
from bot.dialogue.lacking import marked, next_question, too_many
from bot.dialogue.storing import ask_requested, recorded, store
from bot.dialogue.turn import Turn
from bot.entries import Draft, EntryKind
from bot.language.reading import Reading
from bot.messages import CLEANED, MessageKey
from bot.questions import Asking, Question
from bot.receipts import Outcome, Receipt
from bot.replies import Dropped, Noted, PrivateData, Recorded, Reply, TooMany


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
    kept = store(turn, key, turn.said_at, [draft.as_facts() for draft in complete]) if complete else None
    return [Noted(report=kept.id if kept else None, told=reading.entries, dropped=dropped, about=key)]


def refuse_private(turn: Turn, key: MessageKey, reading: Reading, dropped: Dropped | None) -> list[Reply]:
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


def _stored(turn: Turn, question: Question, dropped: Dropped | None) -> Recorded | Noted:
    occasions = dict(question.occasions)
    facts = requested.told_by_list(turn, [draft.as_facts() for draft in question.drafts])
    key = replace(question.key, revision=CLEANED) if question.cleaned else question.key
    stored = store(turn, key, question.said_at, facts, occasions)
    turn.settle(question.key, Receipt(outcome=Outcome.RECORDED, report=stored.id))
    if all(draft.kind is EntryKind.PLANNED for draft in question.drafts):
        return Noted(report=stored.id, told=question.drafts, dropped=dropped, about=key)
    return recorded(turn, stored, ask_requested(turn, stored), dropped=dropped)
