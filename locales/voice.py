"""Says replies in words: the one place that turns facts into sentences and buttons."""

from collections.abc import Callable, Mapping
from functools import singledispatchmethod

from bot import replies
from bot.news import DraftOut, DraftWaiting
from bot.pages import Home, Prefilled, Section
from bot.partnership import Partnership
from bot.replies import Reply
from bot.unasked import Digest, InTrouble, Unasked
from bot.utterances import Utterance
from locales import asking, failures, forms, learnt_words, membership, reminders, reports, standings
from locales.digest import digest
from locales.evaluating import EvaluationTalk
from locales.follow_ups import FollowUpWords
from locales.help_in_chat import help_for
from locales.home import home
from locales.news import news
from locales.own_data import own_data
from locales.own_reports import own_plans, own_reports
from locales.phrases import Phrases
from locales.pictures import PictureWords
from locales.private_data import private_data
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
        return reports.recorded(self._phrases, reply)

    @say.register
    def _(self, reply: replies.Noted) -> Utterance:
        return reports.noted(self._phrases, reply)

    @say.register
    def _(self, reply: replies.Undone) -> Utterance:
        return reports.undone(self._phrases, reply)

    @say.register
    def _(self, reply: replies.NothingToUndo) -> Utterance:
        return Utterance(reports.nothing_to_undo(self._phrases, reply))

    @say.register
    def _(self, _reply: replies.NothingToChange) -> Utterance:
        _ = self._text
        # Translators: a correction came that fits no recent report of the member, or they have none.
        text = _("I find no such report of yours to change. Write what you did, and I will note it.")
        return Utterance(text)

    @say.register
    def _(self, reply: replies.Asked) -> Utterance:
        return asking.asked(self._phrases, reply)

    @say.register
    def _(self, reply: replies.Status) -> Utterance:
        return status(self._phrases, reply)

    @say.register
    def _(self, reply: replies.PrivateData) -> Utterance:
        return private_data(self._phrases, reply)

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
        return Utterance(failures.interrupted(self._phrases))

    @say.register
    def _(self, reply: replies.NotSaved) -> Utterance:
        return Utterance(failures.not_saved(self._phrases, reply))

    @say.register
    def _(self, _reply: replies.TooFast) -> Utterance:
        return Utterance(failures.too_fast(self._phrases))

    @say.register
    def _(self, _reply: replies.Failed) -> Utterance:
        return Utterance(failures.failed(self._phrases))

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
    def _(self, reply: replies.OwnReports) -> Utterance:
        return Utterance(own_reports(self._phrases, reply))

    @say.register
    def _(self, reply: replies.OwnPlans) -> Utterance:
        return Utterance(own_plans(self._phrases, reply))

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
    def _(self, reply: replies.TooLong) -> Utterance:
        # Translators: a message of thousands of characters. Nothing of it was noted or changed.
        text = self._text(
            "That is too long for me, so nothing is saved. At most {most} characters at a time."
        )
        return Utterance(text.format(most=self._phrases.number(reply.most)))

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
        return learnt_words.decided(self._phrases, reply)

    @say.register
    def _(self, reply: replies.LearntWords) -> Utterance:
        return Utterance(learnt_words.learnt(self._phrases, reply))

    @say.register
    def _(self, reply: replies.CoordinatorsOnly) -> Utterance:
        # Translators: a member who is no coordinator told that a milestone was reached; {title} is its name.
        text = self._text("Good! Ask your coordinator to tell me so: only they can mark “{title}” as done.")
        return Utterance(text.format(title=reply.promise.title))

    @say.register
    def _(self, reply: replies.Help) -> Utterance:
        return Utterance(help_for(self._phrases, reply.role))

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
