"""Says replies in words: the one place that turns facts into sentences and buttons."""

from collections.abc import Callable, Mapping, Sequence
from functools import singledispatchmethod

from bot import replies
from bot.counting.sorting import Standing
from bot.entries import Draft, EntryKind, Facts
from bot.members import Role
from bot.news import DraftOut, DraftWaiting
from bot.pages import Home, Prefilled, Section
from bot.partnership import AnyPromise, Partnership
from bot.replies import Dropped, Reply
from bot.unasked import Digest, InTrouble, Unasked
from bot.utterances import Button, Utterance
from bot.words import Meaning, Word, WordState
from locales import asking, forms, membership, reminders, standings
from locales.buttons import button
from locales.digest import digest
from locales.evaluating import EvaluationTalk
from locales.follow_ups import FollowUpWords
from locales.home import home
from locales.news import news
from locales.own_data import own_data
from locales.phrases import Phrases
from locales.pictures import PictureWords
from locales.requested_places import PlaceWords
from locales.small_talk import small_talk
from locales.status import status
from locales.troubles import in_trouble


class Voice:
    """Speaks one language about one partnership.

    `invitation_link` makes the address that writes a code to the bot, where a platform has such; `site` is
    what stands before the paths of the public pages.
    """

    def __init__(
        self,
        partnership: Partnership,
        language: str = "sv",
        invitation_link: Callable[[str], str] | None = None,
        site: str = "",
    ) -> None:
        self._partnership = partnership
        self._invitation_link = invitation_link
        self._phrases = Phrases(partnership, language, site)
        self._text = self._phrases.text

    def linking(self, invitation_link: Callable[[str], str]) -> "Voice":
        """The same voice on a platform where an address can write a code to the bot."""
        return Voice(self._partnership, self._phrases.language, invitation_link, self._phrases.site)

    @property
    def pictures(self) -> PictureWords:
        """The words in and about pictures."""
        return PictureWords(self._phrases)

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
        lines += [PlaceWords(self._phrases).disputed(each) for each in reply.disputed]
        positions = (*self._standing(reply.positions), *self._not_counted(reply))
        lines += positions
        own = (self._button(replies.UNDO, reply.report), self._button(replies.CHANGE, reply.report))
        if reply.question is None:
            return Utterance("\n".join(lines), own, positions)
        question = self.say(reply.question)
        kept = tuple(button for button in question.buttons if button.action != replies.CANCEL)
        cancel = tuple(button for button in question.buttons if button.action == replies.CANCEL)
        return Utterance("\n".join([*lines, question.text]), (*kept, *own, *cancel), positions)

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
        positions = self._standing(reply.positions)
        return Utterance("\n".join([*lines, *positions]), positions=positions)

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
        _ = self._text
        # Translators: a correction came, but the member has no recent report.
        text = _("You have no report from the last week to change. Write what you did, and I will note it.")
        return Utterance(text)

    @say.register
    def _(self, reply: replies.Asked) -> Utterance:
        lines = self._dropped(reply.dropped)
        lines += [asking.why_again(self._phrases, reply)] if reply.again else []
        lines += asking.about_place(self._phrases, reply)
        lines.append(asking.question(self._phrases, reply))
        return Utterance("\n".join(lines), asking.choices(self._phrases, reply))

    @say.register
    def _(self, reply: replies.Status) -> Utterance:
        return status(self._phrases, reply)

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
        # Translators: what becomes of a message that held personal data.
        lines.append(_("I have deleted your message.") if reply.removed else _("Please delete the message."))
        if not reply.clean:
            return Utterance("\n".join(lines))
        lines += self._offer(reply.clean)
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
        if reply.stored:
            # Translators: a question about a report was given up; the report stands as it was.
            return Utterance(_("All right, I leave it as it is."))
        # Translators: a question was given up, and nothing was saved.
        return Utterance(_("All right, I have saved nothing."))

    @say.register
    def _(self, _reply: replies.StaleButton) -> Utterance:
        # Translators: a button was pressed whose question is over.
        return Utterance(self._text("That button is no longer in use. Write what you want to do instead."))

    @say.register
    def _(self, reply: replies.SmallTalk) -> Utterance:
        return Utterance(small_talk(self._phrases, reply))

    @say.register
    def _(self, _reply: replies.Stranger) -> Utterance:
        _ = self._text
        # Translators: the answer to somebody who is no member.
        text = _("Hello! I only talk with invited members. Ask your coordinator for an invitation.")
        return Utterance(text)

    @say.register
    def _(self, _reply: replies.Interrupted) -> Utterance:
        # Translators: the program was restarted before it answered; it doesn't know the message's words.
        text = self._text("I was restarted before I could answer you. Please write it again.")
        return Utterance(text)

    @say.register
    def _(self, reply: replies.NotSaved) -> Utterance:
        if not reply.comes_again:
            # Translators: the database can't be reached, and what was done will not be tried again by itself.
            text = self._text(
                "I cannot save anything right now, nor say how things stand. Please try again in a while."
            )
            return Utterance(text)
        # Translators: the database can't be reached; what is written will be tried again by itself.
        text = self._text(
            "I cannot save anything right now, neither this nor what you write next, nor say how things"
            " stand. I will try again; what I have not answered in ten minutes, please write once more."
        )
        return Utterance(text)

    @say.register
    def _(self, _reply: replies.TooFast) -> Utterance:
        # Translators: dozens of messages at once; “status” is a word that the bot understands.
        text = self._text(
            "You write faster than I can answer, so I answer only the latest. What I understood of the rest"
            " is noted all the same; write “status” to see how things stand."
        )
        return Utterance(text)

    @say.register
    def _(self, _reply: replies.Failed) -> Utterance:
        # Translators: the program has a fault; nothing of the message was saved.
        text = self._text(
            "Something went wrong on my side, so that is not noted. Please tell your coordinator."
        )
        return Utterance(text)

    @say.register
    def _(self, _reply: replies.CodeRefused) -> Utterance:
        # Translators: a stranger's invitation code is wrong, used or too old; it must not be said which.
        return Utterance(self._text("That code is not valid. Ask your coordinator for a new invitation."))

    @say.register
    def _(self, reply: replies.Joined) -> Utterance:
        return Utterance(membership.joined(self._phrases, reply))

    @say.register
    def _(self, _reply: replies.AlreadyIn) -> Utterance:
        # Translators: a member wrote an invitation code.
        return Utterance(self._text("You are in already, so you need no code here."))

    @say.register
    def _(self, reply: replies.Invited) -> Utterance:
        return Utterance(membership.invited(self._phrases, reply, self._invitation_link))

    @say.register
    def _(self, reply: replies.LinkOffered) -> Utterance:
        return Utterance(membership.link_offered(self._phrases, reply, self._invitation_link))

    @say.register
    def _(self, reply: replies.OwnData) -> Utterance:
        return Utterance(own_data(self._phrases, reply))

    @say.register
    def _(self, _reply: replies.NotHere) -> Utterance:
        # Translators: somebody asked in a shared channel for an invitation code, or for what is kept on them.
        return Utterance(self._text("Write that to me directly, so that nobody else sees the answer."))

    @say.register
    def _(self, reply: replies.WhomToInvite) -> Utterance:
        return Utterance(membership.whom_to_invite(self._phrases, reply))

    @say.register
    def _(self, reply: replies.MayNot) -> Utterance:
        return Utterance(membership.may_not(self._phrases, reply))

    @say.register
    def _(self, reply: replies.Listening) -> Utterance:
        return Utterance(membership.listening(self._phrases, reply))

    @say.register
    def _(self, reply: replies.Reminding) -> Utterance:
        return Utterance(membership.reminding(self._phrases, reply))

    @say.register
    def _(self, reply: replies.FollowUpDrafted) -> Utterance:
        return FollowUpWords(self._phrases).drafted(reply)

    @say.register
    def _(self, reply: replies.FollowUpPublished) -> Utterance:
        return FollowUpWords(self._phrases).published(reply)

    @say.register
    def _(self, _reply: replies.FollowUpWithdrawn) -> Utterance:
        return FollowUpWords(self._phrases).withdrawn()

    @say.register
    def _(self, _reply: replies.NothingToApprove) -> Utterance:
        return FollowUpWords(self._phrases).nothing_to_approve()

    @say.register
    def _(self, reply: replies.EvaluationTold) -> Utterance:
        return EvaluationTalk(self._phrases).told(reply)

    @say.register
    def _(self, reply: replies.EvaluationProposed) -> Utterance:
        return EvaluationTalk(self._phrases).proposed(reply)

    @say.register
    def _(self, reply: replies.EvaluationPublished) -> Utterance:
        return EvaluationTalk(self._phrases).published(reply)

    @say.register
    def _(self, _reply: replies.EvaluationWithdrawn) -> Utterance:
        return EvaluationTalk(self._phrases).withdrawn()

    @say.register
    def _(self, _reply: replies.NoEvaluationProposed) -> Utterance:
        return EvaluationTalk(self._phrases).none_proposed()

    @say.register
    def _(self, reply: replies.AssessmentAsked) -> Utterance:
        return EvaluationTalk(self._phrases).asked(reply)

    @say.register
    def _(self, reply: replies.AssessmentKept) -> Utterance:
        return EvaluationTalk(self._phrases).kept(reply)

    @say.register
    def _(self, reply: replies.AssessmentTooLong) -> Utterance:
        return EvaluationTalk(self._phrases).too_long(reply)

    @say.register
    def _(self, reply: replies.AssessmentForgotten) -> Utterance:
        return EvaluationTalk(self._phrases).forgotten(reply)

    @say.register
    def _(self, reply: replies.PlacesListed) -> Utterance:
        return PlaceWords(self._phrases).listed(reply)

    @say.register
    def _(self, reply: replies.PlaceChecked) -> Utterance:
        return PlaceWords(self._phrases).place_checked(reply)

    @say.register
    def _(self, reply: replies.PlacesPost) -> Utterance:
        return PlaceWords(self._phrases).post(reply)

    @say.register
    def _(self, reply: replies.PlacesAdded) -> Utterance:
        return PlaceWords(self._phrases).added(reply)

    @say.register
    def _(self, reply: replies.PlacesRemoved) -> Utterance:
        return PlaceWords(self._phrases).removed(reply)

    @say.register
    def _(self, reply: replies.NoSuchPlace) -> Utterance:
        return PlaceWords(self._phrases).no_such_place(reply)

    @say.register
    def _(self, reply: replies.PlacesRefused) -> Utterance:
        return PlaceWords(self._phrases).refused(reply)

    @say.register
    def _(self, reply: replies.GapExplained) -> Utterance:
        return Utterance(reminders.gap_explained(self._phrases, reply))

    @say.register
    def _(self, reply: replies.GapClosed) -> Utterance:
        return Utterance(reminders.gap_closed(self._phrases, reply))

    @say.register
    def _(self, reply: replies.AskedOfOthers) -> Utterance:
        return Utterance(reminders.asked_of_others(self._phrases, reply))

    @say.register
    def _(self, _reply: replies.Forwarded) -> Utterance:
        # Translators: a member forwarded somebody else's message to the bot.
        return Utterance(self._text("I do not read what is forwarded. Please write it yourself."))

    @say.register
    def _(self, _reply: replies.Wordless) -> Utterance:
        # Translators: a member sent a sticker, a picture or a voice message without any text.
        return Utterance(self._text("I can only read text, so please put it in words."))

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
    def _(self, reply: replies.WordDecided) -> Utterance:
        _ = self._text
        word, meaning = reply.word.word, self._meaning(reply.word)
        if reply.word.state is not WordState.ACCEPTED:
            # Translators: a manager said that a word does not mean {meaning}, an activity or a place.
            text = _("All right, I do not read “{word}” as {meaning}.")
            return Utterance(text.format(word=word, meaning=meaning))
        # Translators: a manager agreed that a word means {meaning}, an activity or a place.
        text = _("Thank you! From now on I read “{word}” as {meaning}.").format(word=word, meaning=meaning)
        undone = f"{replies.PICK}{WordState.DECLINED}"
        return Utterance(text, (Button(self._button(replies.UNDO).label, undone),))

    @say.register
    def _(self, reply: replies.LearntWords) -> Utterance:
        _ = self._text
        if not reply.words:
            # Translators: somebody asked which words of their own the bot has learnt: none.
            return Utterance(_("You have taught me no words of your own yet."))
        # Translators: before a list of words that the bot has learnt from the members.
        lines = [_("Your own words that I know:")]
        lines += [f"• {word.word}: {self._meaning(word)}" for word in reply.words]
        # Translators: after that list; {word} is one of its words.
        lines.append(
            _("A manager takes one back with “forget the word {word}”.").format(word=reply.words[0].word)
        )
        return Utterance("\n".join(lines))

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
            # Translators: help for coordinators: invitations, and channels in which the bot listens.
            lines.append(_("“invite the police” gives an invitation, “listen here” lets me read a channel."))
        return Utterance("\n".join(lines))

    @say.register
    def _(self, reply: replies.FormFaults) -> Utterance:
        return Utterance(forms.faults_told(self._phrases, reply))

    # What is said unasked

    def tell(self, unasked: Unasked) -> Utterance:
        """What the bot says by itself, in words."""
        match unasked:
            case Digest():
                return digest(self._phrases, unasked)
            case InTrouble():
                return Utterance(in_trouble(self._phrases, unasked))
            case DraftWaiting() | DraftOut():
                return news(self._phrases, unasked)
            case _:
                return reminders.reminder(self._phrases, unasked)

    # What is shown beside the talk

    def form(self, prefilled: Prefilled) -> forms.FormWords:
        """The words of a form that is about to be shown."""
        return forms.form(self._phrases, prefilled)

    def faults(self, reply: replies.FormFaults) -> Mapping[str, str]:
        """What is wrong with a form, by the names of its fields."""
        return forms.faults(self._phrases, reply)

    def home(self, page: Home) -> tuple[Section, ...]:
        """A member's own page."""
        return home(self._phrases, page)

    # What replies have in common

    def _standing(self, positions: Sequence[replies.Position]) -> tuple[str, ...]:
        return tuple(standings.line(self._phrases, position) for position in positions)

    def _meaning(self, word: Word) -> str:
        """What a word stands for."""
        place = word.means is Meaning.AREA
        return self._phrases.area(word.value) if place else self._phrases.activity(word.value)

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
        """Why entries do not count, and which of them where others do."""
        reasons: dict[str, list[str]] = {}
        for each in reply.not_counted:
            reason = self._reason(each, asked=reply.question is not None)
            reasons.setdefault(reason, []).append(self._phrases.entry(each.entry.facts))
        # Translators: after why something reported does not count: what that is, for other things do.
        which = self._text("That goes for {entries}.")
        some = len(reply.not_counted) < len(reply.entries)
        return [
            f"{reason} {which.format(entries=self._phrases.several(entries))}" if some else reason
            for reason, entries in reasons.items()
            if reason
        ]

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

    def _private_kind(self, kind: str) -> str:
        _ = self._text
        names = {
            # Translators: personal data found, as in "That looks like a personal identity number".
            "personnummer": _("a personal identity number"),
            # Translators: personal data found: the number of somebody who is not registered in Sweden.
            "samordningsnummer": _("a coordination number"),
            # Translators: personal data found.
            "phone": _("a telephone number"),
            # Translators: personal data found.
            "email": _("an e-mail address"),
            # Translators: personal data found: a vehicle's.
            "plate": _("a registration plate"),
        }
        return names[kind]

    def _button(self, action: str, report: int | None = None) -> Button:
        return button(self._phrases, action, report)
