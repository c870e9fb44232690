"""What is said of a report: noted, changed, taken back, and why it does not count."""

from collections.abc import Sequence

from bot import replies
from bot.entries import Draft, EntryKind, Facts
from bot.partnership import AnyPromise
from bot.promises import Standing
from bot.utterances import Utterance
from locales import standings
from locales.asking import asked, dropped
from locales.buttons import button, put_back
from locales.phrases import Phrases
from locales.requested_places import PlaceWords


def recorded(phrases: Phrases, reply: replies.Recorded) -> Utterance:
    """What was stored or changed, where its promises stand now, and what it leads to ask."""
    _ = phrases.text
    if reply.again:
        # Translators: before entries that were stored earlier, when the same message came again.
        opening = _("Already noted:")
    elif reply.changed:
        # Translators: before entries that were changed just now.
        opening = _("Changed:")
    else:
        # Translators: before entries that were stored just now.
        opening = _("Noted:")
    facts = [entry.facts for entry in reply.entries]
    planned = [each for each in facts if each.kind is EntryKind.PLANNED]
    beside = planned if len(planned) < len(facts) else []
    told = [each for each in facts if each not in beside]
    lines = [*dropped(phrases, reply.dropped), *listed(phrases, opening, told)]
    lines += listed(phrases, _planned(phrases), beside) if beside else []
    lines += _shared(phrases, reply)
    lines += [PlaceWords(phrases).disputed(each) for each in reply.disputed]
    positions = (*_standing(phrases, reply.positions), *_not_counted(phrases, reply))
    lines += positions
    own = (button(phrases, replies.UNDO, reply.report), button(phrases, replies.CHANGE, reply.report))
    if reply.question is None:
        return Utterance("\n".join(lines), own, positions)
    question = asked(phrases, reply.question)
    kept = tuple(each for each in question.buttons if each.action != replies.CANCEL)
    cancel = tuple(each for each in question.buttons if each.action == replies.CANCEL)
    text = "\n".join([*lines, question.text])
    return Utterance(text, (*kept, *own, *cancel), positions, menu=question.menu)


def noted(phrases: Phrases, reply: replies.Noted) -> Utterance:
    """Plans and call-offs, which do not count."""
    _ = phrases.text
    cancelled = any(draft.kind is EntryKind.CANCELLED for draft in reply.told)
    # Translators: before activities that were called off; they are never counted.
    called_off = _("Called off, not counted:")
    opening = called_off if cancelled else _planned(phrases)
    lines = [*dropped(phrases, reply.dropped), *listed(phrases, opening, reply.told)]
    buttons = () if reply.report is None else (button(phrases, replies.UNDO, reply.report),)
    return Utterance("\n".join(lines), buttons)


def _planned(phrases: Phrases) -> str:
    # Translators: before activities that are planned; they are not counted until they are done.
    return phrases.text("Planned, counted when you have done it:")


def undone(phrases: Phrases, reply: replies.Undone) -> Utterance:
    """What was taken back."""
    _ = phrases.text
    if not reply.entries:
        # Translators: an undo of something that was taken back before.
        return Utterance(_("That one is taken back already."))
    # Translators: before entries that were taken back just now.
    lines = listed(phrases, _("Taken back:"), [entry.facts for entry in reply.entries])
    positions = _standing(phrases, reply.positions)
    back = () if reply.report is None else (put_back(phrases, reply.report, reply.entries[0].id),)
    return Utterance("\n".join([*lines, *positions]), back, positions)


def nothing_to_undo(phrases: Phrases, reply: replies.NothingToUndo) -> str:
    """That there is nothing to take back, and how an older report is."""
    _ = phrases.text
    if reply.back:
        # Translators: the member wants something put back, but all that they have reported stands.
        return _("Nothing that you reported has been taken back.")
    if reply.named:
        # Translators: no report of the member fits what they asked to take back.
        return _("I find no such report of yours.")
    # Translators: the member has nothing to take back today; an older report is named in words.
    text = _("You have no report from today to take back. For an older one, write for example “{example}”.")
    # Translators: an example of taking back an older report by naming it.
    return text.format(example=_("remove the foot patrol on Tuesday"))


def listed(phrases: Phrases, opening: str, told: Sequence[Draft | Facts]) -> list[str]:
    """Entries after what is said of them: one on the same line, several on lines of their own."""
    entries = [phrases.entry(facts) for facts in told]
    return [f"{opening} {entries[0]}."] if len(entries) == 1 else [opening, *(f"• {e}" for e in entries)]


def _standing(phrases: Phrases, positions: Sequence[replies.Position]) -> tuple[str, ...]:
    return tuple(standings.line(phrases, position) for position in positions)


def _shared(phrases: Phrases, reply: replies.Recorded) -> list[str]:
    """That joint occasions count once, and as what where the organisations told of them differently."""
    _ = phrases.text
    own = {entry.occasion: entry.facts.count for entry in reply.entries}
    lines = []
    for other in reply.joint:
        # Translators: a joint occasion; {organisation} was the first to report it.
        text = _("Counted once, together with what {organisation} reported.")
        if other.facts.count != own[other.occasion]:
            # Translators: a joint occasion counts as {entry}, as its first reporter told of it.
            text = _("Counted as {organisation} reported it: {entry}.")
        whose = phrases.organisation(other.organisation)
        lines.append(text.format(organisation=whose, entry=phrases.entry(other.facts)))
    return lines


def _not_counted(phrases: Phrases, reply: replies.Recorded) -> list[str]:
    """Why entries do not count, and which of them where others do."""
    reasons: dict[str, list[str]] = {}
    for each in reply.not_counted:
        reason = _reason(phrases, each, is_asked=reply.question is not None)
        reasons.setdefault(reason, []).append(phrases.entry(each.entry.facts))
    # Translators: after why something reported does not count: what that is, for other things do.
    which = phrases.text("That goes for {entries}.")
    some = len(reply.not_counted) < len(reply.entries)
    return [
        f"{reason} {which.format(entries=phrases.several(entries))}" if some else reason
        for reason, entries in reasons.items()
        if reason
    ]


def _reason(phrases: Phrases, found: replies.NotCounted, *, is_asked: bool) -> str:
    """Why an entry does not count; nothing where the question that follows tells it."""
    _ = phrases.text
    match found.standing:
        case Standing.WAITS:
            # Translators: the report counts only when a question has been answered.
            return "" if is_asked else _("It waits until I know whether residents had asked for the place.")
        case Standing.OUT_OF_PERIOD:
            # Translators: the day lies outside the promise's period.
            return _("The day is outside the promise's period: saved, but not counted.")
        case Standing.BESIDE if found.promise is not None:
            return _beside(phrases, found, found.promise)
        case _:
            # Translators: the activity is known, but nothing of it is promised.
            return _("Nothing is promised about it this year, but it is saved.")


def _beside(phrases: Phrases, found: replies.NotCounted, promise: AnyPromise) -> str:
    _ = phrases.text
    if found.of_others:
        whose = phrases.several(phrases.organisation(o) for o in promise.responsible)
        # Translators: the promise is another organisation's; {organisations} made it.
        return _("Saved, but not counted: that promise is made by {organisations}.").format(
            organisations=whose
        )
    if found.entry.facts.requested is False:
        # Translators: a speed check at a place that no inhabitant had named.
        return _("Saved, but not counted: residents had not asked for the place.")
    # Translators: the entry misses the promise's rule, which follows, for example by its weekday.
    return _("Saved, but not counted. Counted: {rule}.").format(rule=promise.rule)
