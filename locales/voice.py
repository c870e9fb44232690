"""Says replies in words: the one place that turns facts into sentences and buttons."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import singledispatchmethod

from bot import replies
from bot.counting import Standing
from bot.entries import Draft, EntryKind, Facts
from bot.members import Role
from bot.partnership import Partnership
from bot.questions import Asking
from bot.replies import Button, Option, Reply, Utterance
from locales import standings
from locales.phrases import Phrases

_MOST_POSITIONS = 3


class Voice:
    """Speaks one language about one partnership."""

    def __init__(self, partnership: Partnership, language: str = "sv") -> None:
        self._partnership = partnership
        self._phrases = Phrases(partnership, language)
        self._text = self._phrases.text

    @singledispatchmethod
    def say(self, reply: Reply) -> Utterance:
        """A reply in words, with its buttons."""
        raise TypeError(f"no words for {type(reply).__name__}")

    @say.register
    def _(self, reply: replies.Recorded) -> Utterance:
        _ = self._text
        if reply.again:
            # Translators: before entries that were stored earlier, when the same message came again.
            opening = _("Already noted:")
        elif reply.changed:
            # Translators: before entries that were changed just now.
            opening = _("Changed:")
        else:
            # Translators: before entries that were stored just now.
            opening = _("Noted:")
        lines = [*self._dropped(reply.dropped), *self._listed(opening, [e.facts for e in reply.entries])]
        lines += [standings.line(self._phrases, position) for position in reply.positions[:_MOST_POSITIONS]]
        lines += self._not_counted(reply.not_counted, waits_shown=reply.question is not None)
        own = (self._button(replies.UNDO, reply.report), self._button(replies.CHANGE, reply.report))
        if reply.question is None:
            return Utterance("\n".join(lines), own)
        question = self.say(reply.question)
        kept = tuple(button for button in question.buttons if button.action != replies.CANCEL)
        cancel = tuple(button for button in question.buttons if button.action == replies.CANCEL)
        return Utterance("\n".join([*lines, question.text]), (*kept, *own, *cancel))

    @say.register
    def _(self, reply: replies.Noted) -> Utterance:
        _ = self._text
        cancelled = any(draft.kind is EntryKind.CANCELLED for draft in reply.told)
        # Translators: before activities that were called off; they are never counted.
        called_off = _("Called off, not counted:")
        # Translators: before activities that are planned; they are not counted until they are done.
        planned = _("Planned, counted when you have done it:")
        opening = called_off if cancelled else planned
        lines = [*self._dropped(reply.dropped), *self._listed(opening, reply.told)]
        buttons = () if reply.report is None else (self._button(replies.UNDO, reply.report),)
        return Utterance("\n".join(lines), buttons)

    @say.register
    def _(self, reply: replies.Undone) -> Utterance:
        _ = self._text
        if not reply.entries:
            # Translators: an undo of something that was taken back before.
            return Utterance(_("That one is taken back already."))
        # Translators: before entries that were taken back just now.
        lines = self._listed(_("Taken back:"), [entry.facts for entry in reply.entries])
        lines += [standings.line(self._phrases, position) for position in reply.positions[:_MOST_POSITIONS]]
        return Utterance("\n".join(lines))

    @say.register
    def _(self, reply: replies.NothingToUndo) -> Utterance:
        _ = self._text
        if reply.named:
            # Translators: no report of the member fits what they asked to take back.
            return Utterance(_("I find no such report of yours."))
        # Translators: the member has nothing to take back today; an older report is named in words.
        text = _("You have no report from today to take back. For an older one, write for example: {example}")
        # Translators: an example of taking back an older report by naming it.
        return Utterance(text.format(example=_("remove the foot patrol on Tuesday")))

    @say.register
    def _(self, reply: replies.NothingToChange) -> Utterance:
        # Translators: a correction came, but the member has no recent report.
        return Utterance(
            self._text("I have no recent report of yours to change. Write what you did, and I will note it.")
        )

    @say.register
    def _(self, reply: replies.Asked) -> Utterance:
        lines = self._dropped(reply.dropped)
        if reply.again:
            # Translators: an answer to a question was not understood; the question follows.
            lines.append(self._text("I did not get that."))
        lines.append(self._question(reply))
        return Utterance("\n".join(lines), self._choices(reply))

    @say.register
    def _(self, reply: replies.Status) -> Utterance:
        _ = self._text
        phrases = self._phrases
        if reply.area or reply.first or reply.last:
            where = [phrases.area(reply.area)] if reply.area else []
            when = phrases.days(reply.first, reply.last)
            heading = ", ".join([*where, *([when] if when else [])])
            lines = [f"{heading}:", *(standings.done_line(phrases, p) for p in reply.positions)]
            return Utterance("\n".join(lines))
        lines = []
        for position in reply.positions:
            lines.append(standings.line(phrases, position))
            if reply.detailed:
                lines += standings.details(phrases, position)
        return Utterance("\n".join(lines))

    @say.register
    def _(self, reply: replies.PrivateData) -> Utterance:
        _ = self._text
        kinds = self._phrases.several(self._private_kind(kind) for kind in reply.kinds)
        # Translators: personal data were found in a message, which was therefore not stored.
        lines = [
            _("That looks like {kinds}, so I have saved nothing of the message. Please delete it.").format(
                kinds=kinds
            )
        ]
        if reply.kept:
            # Translators: an edited message held personal data: what it reported before stays.
            lines.append(_("What you reported before stands as it was."))
        if not reply.clean:
            return Utterance("\n".join(lines))
        # Translators: before the entries that would be stored without the personal data.
        lines += self._listed(_("Shall I note this?"), reply.clean)
        return Utterance("\n".join(lines), (self._button(replies.YES), self._button(replies.NO)))

    @say.register
    def _(self, reply: replies.TooMany) -> Utterance:
        # Translators: a count above a thousand can't be right.
        text = self._text(
            "{count} at once cannot be right, so I have saved nothing. Write it again with the right number."
        )
        return Utterance(text.format(count=self._phrases.number(reply.count)))

    @say.register
    def _(self, reply: replies.OutsideArea) -> Utterance:
        # Translators: work outside the municipality never counts; {name} is the municipality.
        text = self._text("Then I do not count it: the promises are about {name}.")
        return Utterance(text.format(name=self._partnership.name))

    @say.register
    def _(self, reply: replies.QuestionDropped) -> Utterance:
        _ = self._text
        # Translators: a question was given up; first where the report stands, then where nothing was saved.
        return Utterance(
            _("All right, I leave it as it is.") if reply.stored else _("All right, I have saved nothing.")
        )

    @say.register
    def _(self, reply: replies.StaleButton) -> Utterance:
        # Translators: a button was pressed whose question is over.
        return Utterance(self._text("That button is no longer in use. Write what you want instead."))

    @say.register
    def _(self, reply: replies.SmallTalk) -> Utterance:
        # Translators: the answer to talk that reports nothing.
        return Utterance(self._text("All right! Write when you have done something that I should note."))

    @say.register
    def _(self, reply: replies.Stranger) -> Utterance:
        # Translators: the answer to somebody who is no member.
        return Utterance(
            self._text("Hello! I only talk with invited members. Ask your coordinator for an invitation.")
        )

    @say.register
    def _(self, reply: replies.NotYours) -> Utterance:
        # Translators: a member tried to change somebody else's report.
        return Utterance(self._text("Only the one who made a report can change it."))

    @say.register
    def _(self, reply: replies.Marked) -> Utterance:
        return Utterance(standings.line(self._phrases, reply.position))

    @say.register
    def _(self, reply: replies.Help) -> Utterance:
        _ = self._text
        lines = [
            # Translators: help, first line: what to write.
            _("Write what you did, as to a colleague:"),
            # Translators: help: examples of reports, each on a line of its own.
            _(
                "• two speed checks in Vårby last night, residents had asked for it\n• foot patrol Skogås and Flemingsberg"
            ),
            # Translators: help: how to correct and take back.
            _("Wrong? Write “no, three” or “undo”, or edit the message."),
            # Translators: help: how to ask for the status.
            _("Write “status” to see how the promises stand."),
            # Translators: help: what never to write.
            _("Never write names, identity numbers or plates: I note only what, how many, when and where."),
        ]
        if reply.role is not Role.REPORTER:
            # Translators: help for managers.
            lines.append(_("As a manager: “status foot patrol”, “how many in Skogås in March?”."))
        return Utterance("\n".join(lines))

    # What replies have in common

    def _listed(self, opening: str, told: Sequence[Draft | Facts]) -> list[str]:
        entries = [self._phrases.entry(facts) for facts in told]
        return [f"{opening} {entries[0]}."] if len(entries) == 1 else [opening, *(f"• {e}" for e in entries)]

    def _dropped(self, dropped: bool) -> list[str]:
        # Translators: a question was open when a new report came: its report was not saved.
        return [self._text("(I drop my earlier question; that report is not saved.)")] if dropped else []

    def _not_counted(self, entries: Iterable[replies.NotCounted], *, waits_shown: bool) -> list[str]:
        _ = self._text
        reasons = {
            # Translators: the activity is known, but nothing of it is promised.
            None: _("Nothing is promised about it this year; it is kept all the same."),
            # Translators: the report counts only when a question has been answered.
            Standing.WAITS: _("It counts once I know that."),
            # Translators: the entry is kept, but another organisation's promise, day or place is meant.
            Standing.BESIDE: _("It is kept, but does not count towards the promise."),
            # Translators: the day lies outside the promise's period.
            Standing.OUT_OF_PERIOD: _(
                "The day is outside the promise's period, so it is kept but does not count."
            ),
        }
        found = {entry.standing for entry in entries}
        if waits_shown:
            found.discard(Standing.WAITS)
        return [
            reasons[standing] for standing in (*Standing, None) if standing in found and standing in reasons
        ]

    def _question(self, reply: replies.Asked) -> str:
        _ = self._text
        said = self._said(reply)
        match reply.asking:
            case Asking.ACTIVITY:
                # Translators: asks which activity an entry is about; {entry} is what is known of it.
                return _("What did you do? ({entry})").format(entry=said) if said else _("What did you do?")
            case Asking.COUNT:
                # Translators: asks how many there were; {entry} is what is known.
                return _("How many? ({entry})").format(entry=said)
            case Asking.DATE:
                # Translators: asks on which day it was; {entry} is what is known.
                return _("Which day? ({entry})").format(entry=said)
            case Asking.AREA:
                # Translators: asks in which district it was; {entry} is what is known.
                return _("Where was it? ({entry})").format(entry=said)
            case Asking.LARGE_COUNT:
                # Translators: asks whether an unusually large number is meant.
                return _("Do you mean {entry}?").format(entry=said)
            case Asking.REQUESTED:
                # Translators: asks whether inhabitants had named the place of a speed check.
                return _("Had inhabitants asked for the place?")
            case Asking.JOINT:
                return self._joint(reply)
            case Asking.CLEAN_VERSION:
                # Translators: asks whether to store a message without its personal data.
                return _("Shall I note this? {entry}").format(entry=said)
            case Asking.REMOVAL:
                # Translators: asks which of several reports to take back.
                return _("Which one shall I take back?")
            case Asking.WHICH_ENTRY:
                # Translators: asks which of several entries to change.
                return _("Which one is it about?")
            case Asking.WHAT_TO_CHANGE:
                # Translators: asks what is to be changed in an entry, in words or by button.
                return _(
                    "What should be changed? Press, or write for example “three” or “it was in Skogås”. ({entry})"
                ).format(entry=said)

    def _said(self, reply: replies.Asked) -> str:
        if reply.draft is not None:
            return self._phrases.entry(reply.draft)
        return "; ".join(self._phrases.entry(entry.facts) for entry in reply.entries)

    def _joint(self, reply: replies.Asked) -> str:
        if reply.others is None:
            return ""
        # Translators: another organisation has reported what may be the same occasion.
        text = self._text("{organisation} has already reported {entry}. Is yours ({own}) the same occasion?")
        return text.format(
            organisation=self._phrases.organisation(reply.others.organisation),
            entry=self._phrases.entry(reply.others.facts),
            own=self._said(reply),
        )

    def _choices(self, reply: replies.Asked) -> tuple[Button, ...]:
        picks = tuple(Button(self._option(reply.asking, option), option.action) for option in reply.options)
        yes_or_no = {Asking.LARGE_COUNT, Asking.REQUESTED, Asking.JOINT, Asking.CLEAN_VERSION}
        decide = (replies.YES, replies.NO) if reply.asking in yes_or_no else ()
        return (*picks, *(self._button(action) for action in (*decide, replies.CANCEL)))

    def _option(self, asking: Asking, option: Option) -> str:
        _ = self._text
        if option.entry is not None:
            return self._phrases.entry(option.entry.facts)
        if option.value == replies.OUTSIDE:
            # Translators: the answer that it was not in the municipality; {name} is the municipality.
            return _("Outside {name}").format(name=self._partnership.name)
        match asking:
            case Asking.ACTIVITY:
                return self._phrases.activity(option.value).capitalize()
            case Asking.AREA:
                return self._phrases.area(option.value)
            case Asking.DATE:
                return self._phrases.day(date.fromisoformat(option.value))
            case Asking.WHAT_TO_CHANGE:
                return self._field(option.value)
            case _:
                return option.value

    def _field(self, field: str) -> str:
        _ = self._text
        # Translators: buttons that name what is to be changed in an entry.
        names = {
            "count": _("The number"),
            "date": _("The day"),
            "area": _("The place"),
            "activity": _("The activity"),
        }
        return names[field]

    def _button(self, action: str, report: int | None = None) -> Button:
        _ = self._text
        # Translators: the words on buttons.
        labels = {
            replies.UNDO: _("Undo"), replies.CHANGE: _("Change"), replies.YES: _("Yes"), replies.NO: _("No"),
            replies.CANCEL: _("Cancel"),
        }  # fmt: skip
        return Button(labels[action], action, report)

    def _private_kind(self, kind: str) -> str:
        _ = self._text
        # Translators: kinds of personal data, as in "That looks like a telephone number".
        names = {
            "personnummer": _("a personal identity number"),
            "samordningsnummer": _("a coordination number"),
            "phone": _("a telephone number"),
            "email": _("an e-mail address"),
            "plate": _("a registration plate"),
        }
        return names[kind]
