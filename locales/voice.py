"""Says replies in words: the one place that turns facts into sentences and buttons."""

from collections.abc import Sequence
from datetime import date
from functools import singledispatchmethod

from bot import replies
from bot.counting import Standing
from bot.entries import Draft, EntryKind, Facts
from bot.members import Role
from bot.partnership import AnyPromise, Partnership
from bot.questions import Asking
from bot.replies import Button, Dropped, Option, Reply, Utterance
from locales import standings
from locales.phrases import Phrases


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
        lines += self._shared(reply)
        lines += [standings.line(self._phrases, position) for position in reply.positions]
        lines += self._not_counted(reply)
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
        lines += [standings.line(self._phrases, position) for position in reply.positions]
        return Utterance("\n".join(lines))

    @say.register
    def _(self, reply: replies.NothingToUndo) -> Utterance:
        _ = self._text
        if reply.named:
            # Translators: no report of the member fits what they asked to take back.
            return Utterance(_("I find no such report of yours."))
        # Translators: the member has nothing to take back today; an older report is named in words.
        text = _(
            "You have no report from today to take back. For an older one, write for example “{example}”."
        )
        # Translators: an example of taking back an older report by naming it.
        return Utterance(text.format(example=_("remove the foot patrol on Tuesday")))

    @say.register
    def _(self, _reply: replies.NothingToChange) -> Utterance:
        # Translators: a correction came, but the member has no recent report.
        return Utterance(
            self._text(
                "You have no report from the last week to change. Write what you did, and I will note it."
            )
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
            return Utterance("\n".join(self._done_there(reply)))
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
        found = _("That looks like {kinds}, so I have saved nothing.")
        lines = [*self._dropped(reply.dropped), found.format(kinds=kinds)]
        if reply.kept:
            # Translators: an edited message held personal data: what it reported before stays.
            lines.append(_("What you reported before stands."))
        if not reply.clean:
            # Translators: after personal data were found.
            return Utterance("\n".join([*lines, _("Please delete the message.")]))
        lines += self._offer(reply.clean)
        # Translators: after the question whether to store the entries without the personal data.
        lines.append(_("Please delete the message when you have answered."))
        buttons = (replies.YES, replies.NO, replies.CANCEL)
        return Utterance("\n".join(lines), tuple(self._button(action) for action in buttons))

    @say.register
    def _(self, reply: replies.TooMany) -> Utterance:
        # Translators: a count above a thousand can't be right.
        text = self._text(
            "{count} at once cannot be right, so I have saved nothing. Write it again with the right number."
        )
        return Utterance(text.format(count=self._phrases.number(reply.count)))

    @say.register
    def _(self, _reply: replies.OutsideArea) -> Utterance:
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
    def _(self, _reply: replies.StaleButton) -> Utterance:
        # Translators: a button was pressed whose question is over.
        return Utterance(self._text("That button is no longer in use. Write what you want to do instead."))

    @say.register
    def _(self, _reply: replies.SmallTalk) -> Utterance:
        # Translators: the answer to talk that reports nothing.
        return Utterance(self._text("All right! Write when you have done something that I should note."))

    @say.register
    def _(self, _reply: replies.Stranger) -> Utterance:
        # Translators: the answer to somebody who is no member.
        return Utterance(
            self._text("Hello! I only talk with invited members. Ask your coordinator for an invitation.")
        )

    @say.register
    def _(self, _reply: replies.NotYours) -> Utterance:
        # Translators: a member tried to change somebody else's report.
        return Utterance(self._text("Only the one who made a report, or their manager, can change it."))

    @say.register
    def _(self, reply: replies.Marked) -> Utterance:
        # Translators: before the standing of a milestone that was marked just now.
        opening = self._text("Marked.")
        return Utterance(f"{opening} {standings.line(self._phrases, reply.position)}")

    @say.register
    def _(self, reply: replies.CoordinatorsOnly) -> Utterance:
        # Translators: a member who is no coordinator told that a milestone was reached; {title} is its name.
        text = self._text("Good! Ask your coordinator to tell me so: only they can mark “{title}” as done.")
        return Utterance(text.format(title=reply.promise.title))

    @say.register
    def _(self, reply: replies.Help) -> Utterance:
        _ = self._text
        lines = [
            # Translators: help, first line: what to write.
            _("Write what you did, as to a colleague:"),
            # Translators: help: examples of reports, each on a line of its own.
            _("• two speed checks in Vårby last night, residents asked for it\n• foot patrol in Skogås"),
            # Translators: help: how to correct and take back.
            _("Wrong? Write “no, three” or “undo”, or edit the message."),
            # Translators: help: how to ask for the status.
            _("“status” shows how all promises stand, “how is the pub inspection going?” one of them."),
            # Translators: help: what never to write.
            _("Leave out names, identity numbers and plates."),
        ]
        if reply.role is not Role.REPORTER:
            # Translators: help for managers and coordinators: they may correct their organisation's reports.
            lines.append(_("As a manager you can undo and change your colleagues' reports with the buttons."))
        if reply.role is Role.COORDINATOR:
            # Translators: help for coordinators: milestones are marked in words.
            lines.append(_("When a milestone is reached, tell me, and I will mark it."))
        return Utterance("\n".join(lines))

    # What replies have in common

    def _listed(self, opening: str, told: Sequence[Draft | Facts]) -> list[str]:
        entries = [self._phrases.entry(facts) for facts in told]
        return [f"{opening} {entries[0]}."] if len(entries) == 1 else [opening, *(f"• {e}" for e in entries)]

    def _offer(self, clean: Sequence[Draft]) -> list[str]:
        _ = self._text
        if len(clean) == 1:
            # Translators: asks whether to store an entry without the personal data that came with it.
            return [_("Shall I note {entry}?").format(entry=self._phrases.entry(clean[0]))]
        # Translators: before the entries that would be stored without the personal data.
        return self._listed(_("Shall I note this?"), clean)

    def _done_there(self, reply: replies.Status) -> list[str]:
        _ = self._text
        where = [self._phrases.area(reply.area)] if reply.area else []
        when = self._phrases.days(reply.first, reply.last)
        heading = ", ".join([*where, *([when] if when else [])])
        heading = heading[:1].upper() + heading[1:]
        if not reply.positions:
            # Translators: nothing was reported in a district or a stretch of time; {where} is one or both.
            return [_("{where}: nothing noted.").format(where=heading)]
        return [f"{heading}:", *(standings.done_line(self._phrases, p) for p in reply.positions)]

    def _dropped(self, dropped: Dropped | None) -> list[str]:
        _ = self._text
        match dropped:
            case Dropped.UNSAVED:
                # Translators: a question was open when something new came: its report was not saved.
                return [_("(I drop my earlier question. That report is not saved.)")]
            case Dropped.SAVED:
                # Translators: a question was open when something new came: its report is saved all the same.
                return [_("(I drop my earlier question. That report stands.)")]
            case None:
                return []

    def _shared(self, reply: replies.Recorded) -> list[str]:
        """That joint occasions count once, and as what where the organisations told of them differently."""
        _ = self._text
        own = {entry.occasion: entry.facts.count for entry in reply.entries}
        lines = []
        for other in reply.joint:
            # Translators: a joint occasion; {organisation} was the first to report it.
            text = _("Counted once, together with what {organisation} reported.")
            if other.facts.count != own[other.occasion]:
                # Translators: a joint occasion counts as {entry}, as its first reporter told of it.
                text = _("Counted as {organisation} reported it: {entry}.")
            whose = self._phrases.organisation(other.organisation)
            lines.append(text.format(organisation=whose, entry=self._phrases.entry(other.facts)))
        return lines

    def _not_counted(self, reply: replies.Recorded) -> list[str]:
        found = dict.fromkeys(
            self._reason(each, asked=reply.question is not None) for each in reply.not_counted
        )
        return [reason for reason in found if reason]

    def _reason(self, found: replies.NotCounted, *, asked: bool) -> str:
        """Why an entry does not count; nothing where the question that follows tells it."""
        _ = self._text
        match found.standing:
            case Standing.WAITS:
                # Translators: the report counts only when a question has been answered.
                return "" if asked else _("It waits until I know whether residents had asked for the place.")
            case Standing.OUT_OF_PERIOD:
                # Translators: the day lies outside the promise's period.
                return _("The day is outside the promise's period: saved, but not counted.")
            case Standing.BESIDE if found.promise is not None:
                return self._beside(found, found.promise)
            case _:
                # Translators: the activity is known, but nothing of it is promised.
                return _("Nothing is promised about it this year, but it is saved.")

    def _beside(self, found: replies.NotCounted, promise: AnyPromise) -> str:
        _ = self._text
        if found.of_others:
            whose = self._phrases.several(self._phrases.organisation(o) for o in promise.responsible)
            # Translators: the promise is another organisation's; {organisations} made it.
            return _("Saved, but not counted: that promise is made by {organisations}.").format(
                organisations=whose
            )
        if found.entry.facts.requested is False:
            # Translators: a speed check at a place that no inhabitant had named.
            return _("Saved, but not counted: residents had not asked for the place.")
        # Translators: the entry misses the promise's rule, which follows, for example by its weekday.
        return _("Saved, but not counted. Counted: {rule}.").format(rule=promise.rule)

    def _question(self, reply: replies.Asked) -> str:
        _ = self._text
        match reply.asking:
            case Asking.ACTIVITY:
                # Translators: asks which activity it was; {spot} is empty or says where and when.
                return _("What did you do{spot}?").format(spot=self._spots(reply.drafts))
            case Asking.LARGE_COUNT:
                # Translators: asks whether an unusually large number is meant.
                return _("Do you mean {entry}?").format(entry="; ".join(self._said(reply)))
            case Asking.JOINT:
                return self._joint(reply)
            case Asking.MILESTONE:
                title = reply.promise.title if reply.promise else ""
                # Translators: asks a coordinator whether a milestone is reached; {title} is its name.
                return _("Shall I mark “{title}” as done?").format(title=title)
            case Asking.REQUESTED | Asking.REMOVAL | Asking.WHICH_ENTRY:
                return self._plainly(reply.asking)
            case _:
                return self._about(reply)

    def _plainly(self, asking: Asking) -> str:
        _ = self._text
        questions = {
            # Translators: asks how many there were.
            Asking.COUNT: _("How many were there?"),
            # Translators: asks on which day it was.
            Asking.DATE: _("Which day was it?"),
            # Translators: asks in which district it was.
            Asking.AREA: _("Where was it?"),
            # Translators: asks whether inhabitants had named the place of a speed check.
            Asking.REQUESTED: _("Had residents asked for the place?"),
            # Translators: asks whether to store a message without its personal data.
            Asking.CLEAN_VERSION: _("Shall I note this?"),
            # Translators: asks which of several reports to take back.
            Asking.REMOVAL: _("Which one shall I take back?"),
            # Translators: asks which of several entries to change.
            Asking.WHICH_ENTRY: _("Which one do you mean?"),
            # Translators: asks what is to be changed in an entry, in words or by button.
            Asking.WHAT_TO_CHANGE: _("What should be changed? Press, or write for example “three”."),
        }
        return questions[asking]

    def _about(self, reply: replies.Asked) -> str:
        """A question after what it is about, which is left out where it was told just now."""
        said = [] if reply.again else self._said(reply)
        known = f"{'; '.join(said)}. " if said else ""
        return f"{known[:1].upper()}{known[1:]}{self._plainly(reply.asking)}"

    def _said(self, reply: replies.Asked) -> list[str]:
        if reply.drafts:
            return [self._phrases.entry(draft) for draft in reply.drafts]
        told = reply.asking in {Asking.COUNT, Asking.DATE, Asking.AREA, Asking.ACTIVITY}
        return [] if told else [self._phrases.entry(entry.facts) for entry in reply.entries]

    def _spots(self, drafts: Sequence[Draft]) -> str:
        """Where and when vague things were done: " i Vårby och Skogås, fre 3 april"."""
        places = [place for draft in drafts if (place := self._phrases.place(draft))]
        # Translators: the places where something was done.
        where = self._text(" in {area}").format(area=self._phrases.several(places)) if places else ""
        days = {draft.date for draft in drafts}
        day = days.pop() if len(days) == 1 else None
        return (
            where
            if day is None
            else f"{where}, {self._phrases.day(day)}"
            if where
            else f" {self._phrases.day(day)}"
        )

    def _joint(self, reply: replies.Asked) -> str:
        _ = self._text
        if reply.others is None:
            return ""
        theirs = reply.others.facts
        # Translators: another organisation has reported what may be the same occasion.
        text = _("{organisation} has already reported {entry}. Is yours the same occasion?")
        own: list[Draft | Facts] = [*reply.drafts, *(entry.facts for entry in reply.entries)]
        if any(
            (each.count, each.area, each.place) != (theirs.count, theirs.area, theirs.place) for each in own
        ):
            # Translators: as above, where the two differ; {own} is what the reporter has told.
            text = _("{organisation} has already reported {entry}. Is yours ({own}) the same occasion?")
        return text.format(
            organisation=self._phrases.organisation(reply.others.organisation),
            entry=self._phrases.entry(theirs),
            own="; ".join(self._phrases.entry(each) for each in own),
        )

    def _choices(self, reply: replies.Asked) -> tuple[Button, ...]:
        picks = tuple(Button(self._option(reply.asking, option), option.action) for option in reply.options)
        yes_or_no = {
            Asking.LARGE_COUNT,
            Asking.REQUESTED,
            Asking.JOINT,
            Asking.CLEAN_VERSION,
            Asking.MILESTONE,
        }
        decide = (replies.YES, replies.NO) if reply.asking in yes_or_no and not picks else ()
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
