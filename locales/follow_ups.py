"""What a follow-up says: in the chat, on its page, in the file, and in the post that is shared."""

from datetime import date
from math import ceil

from babel.dates import format_date

from bot import replies
from bot.counting.progress import Progress, RhythmPeriods
from bot.followups import APPROVE, WITHDRAW, Chapter, FollowUp, parties
from bot.partnership import Partnership
from bot.promises import Count, Rhythm
from bot.replies import Position
from bot.utterances import Button, Utterance
from locales import shortfalls, standings
from locales.phrases import Phrases

LONGEST_POST = 500
"""Signs that a post may have on the platform that allows the fewest of those that municipalities use."""


_WEEKS_IN_A_MONTH = 52 / 12


def public_path(partnership: Partnership, follow_up: FollowUp) -> str:
    """Where a published follow-up is and stays."""
    return f"/{partnership.year}/uppfoljning/{follow_up.id}"


class FollowUpWords:
    """A follow-up in one language."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._text = phrases.text

    def title(self, follow_up: FollowUp) -> str:
        """The heading of a follow-up."""
        # Translators: the heading of a follow-up to the inhabitants; {day} is a date with its year.
        text = self._text("{title}: how it goes, {day}")
        return text.format(title=self._phrases.partnership.title, day=self._day(follow_up.day))

    def promise(self, chapter: Chapter) -> str:
        """What a chapter's promise is called."""
        return self._phrases.partnership.promise(chapter.promise).title

    def standing(self, chapter: Chapter) -> str:
        """How a promise stood, in a sentence."""
        said = ", ".join(standings.summed(self._phrases, self.position(chapter)))
        return f"{said[:1].upper()}{said[1:]}."

    def why(self, chapter: Chapter) -> list[str]:
        """What lies between what was promised and what was done, in classes of reasons."""
        uncounted = shortfalls.uncounted(self._phrases, chapter.beside, chapter.waiting)
        return [*shortfalls.called_off(self._phrases, chapter.called_off), *uncounted]

    def ahead(self, follow_up: FollowUp, chapter: Chapter) -> list[str]:
        """What a promise asks for from here on; nothing where it is kept, lost or has no number."""
        promise = self._phrases.partnership.promise(chapter.promise)
        weeks = (promise.period.last - follow_up.day).days / 7
        if not isinstance(promise, Count) or not chapter.remaining or chapter.reachable is False or weeks < 1:
            return []
        each_week = chapter.remaining / weeks
        amount = ceil(each_week if each_week >= 1 else each_week * _WEEKS_IN_A_MONTH)
        # Translators: what is needed to keep a promise, from now on.
        by_week = self._text("From here on: about {count} a week.")
        # Translators: what is needed to keep a promise, from now on.
        by_month = self._text("From here on: about {count} a month.")
        text = by_week if each_week >= 1 else by_month
        return [text.format(count=self._phrases.amount(amount, _activities(promise)))]

    def corrected(self, chapter: Chapter, now: Chapter) -> str | None:
        """What became of a figure after it was published; None where it is as it was."""
        if chapter.done == now.done:
            return None
        # Translators: on a published follow-up: a figure of that day as it is known now.
        text = self._text("Corrected since: {standing}")
        return text.format(standing=self.standing(now))

    def beside(self, follow_up: FollowUp, chapter: Chapter, now: Chapter) -> list[str]:
        """All that is to be said beside a standing: why, what comes next, and what was corrected since."""
        corrected = self.corrected(chapter, now)
        later = [] if corrected is None else [corrected]
        return [*self.why(chapter), *self.ahead(follow_up, chapter), *later]

    def parties(self) -> str:
        """The organisations that tell it."""
        partnership = self._phrases.partnership
        return self._phrases.several(partnership.organisation(each).name for each in parties(partnership))

    def published_by(self, follow_up: FollowUp) -> str:
        """Who has approved it, and when it was published."""
        # Translators: under the heading of a published follow-up.
        text = self._text("Approved by {organisations}, published {day}.")
        day = self._day((follow_up.published_at or follow_up.asked_at).date())
        return text.format(organisations=self.parties(), day=day)

    @property
    def language(self) -> str:
        """The language's code."""
        return self._phrases.language

    def post(self, follow_up: FollowUp) -> str:
        """A text to share, no longer than LONGEST_POST: what is done of all that has a number, and where."""
        lines = [f"{self.title(follow_up)}."]
        where = self._phrases.links(self._phrases.page(public_path(self._phrases.partnership, follow_up)))
        for chapter in follow_up.chapters:
            line = f"• {standings.short(self._phrases, self.position(chapter))}"
            if sum(len(each) + 1 for each in (*lines, *where)) + len(line) <= LONGEST_POST:
                lines.append(line)
        return "\n".join([*lines, *where])

    def position(self, chapter: Chapter) -> Position:
        """A chapter as what pictures and standings are made of."""
        promise = self._phrases.partnership.promise(chapter.promise)
        periods = None
        if isinstance(promise, Rhythm):
            kept, ended = round(chapter.done or 0), round(chapter.target or 0)
            periods = RhythmPeriods(kept=kept, ended=ended, missed=(), lacking=())
        found = Progress(
            promise=promise.id,
            done=chapter.done,
            target=chapter.target,
            pace=chapter.pace,
            reachable=chapter.reachable,
            periods=periods,
        )
        return Position(promise=promise, progress=found)

    # In the chat

    def drafted(self, reply: replies.FollowUpDrafted) -> Utterance:
        """A draft, and who has still to approve it."""
        _ = self._text
        follow_up = reply.follow_up
        names = self._phrases.several(self._phrases.organisation(each) for each in reply.lacking)
        if reply.approved is not None:
            # Translators: a draft was approved for an organisation; which have not approved it yet.
            text = _(
                "Approved for {organisation}. It is published when these have approved it: {organisations}."
            )
            own = self._phrases.organisation(reply.approved)
            return Utterance(text.format(organisation=own, organisations=names))
        # Translators: before the lines of a draft that nobody but the parties sees yet.
        lines = [_("Proposed, not published yet. {title}").format(title=self.title(follow_up))]
        for chapter in follow_up.chapters:
            told = (self.standing(chapter), *self.why(chapter), *self.ahead(follow_up, chapter))
            lines.append(f"• {self.promise(chapter)}: {' '.join(told)}")
        # Translators: under a draft: which organisations have not approved it yet.
        lines.append(
            _("It is published when these have approved it: {organisations}.").format(organisations=names)
        )
        # Translators: the button with which a manager gives up a draft.
        withdraw = Button(_("Give the draft up"), f"{WITHDRAW}{follow_up.id}")
        # Translators: the button with which a manager approves a draft for the own organisation.
        approve = Button(_("Approve"), f"{APPROVE}{follow_up.id}")
        return Utterance("\n".join(lines), (approve, withdraw) if reply.may_approve else (withdraw,))

    def published(self, reply: replies.FollowUpPublished) -> Utterance:
        """That all have approved, and the text to share."""
        _ = self._text
        follow_up = reply.follow_up
        # Translators: all have approved: where the follow-up is, and a text to copy; {path} is its address.
        text = _("Published, on the public page at {path}. To share:\n{post}")
        positions = tuple(standings.line(self._phrases, each) for each in reply.positions)
        page = self._phrases.page(public_path(self._phrases.partnership, follow_up))
        told = text.format(path=page, post=self.post(follow_up))
        links = self._phrases.links(page)
        return Utterance("\n".join([told, *positions]), positions=positions, links=links)

    def withdrawn(self) -> Utterance:
        """That a draft is given up."""
        # Translators: a draft of a follow-up was given up.
        return Utterance(self._text("The draft is given up; nothing was published."))

    def nothing_to_approve(self) -> Utterance:
        """That there is no draft."""
        # Translators: somebody approved, but no draft waits.
        return Utterance(
            self._text("No follow-up waits to be approved. Write “publish” and I will draft one.")
        )

    def _day(self, day: date) -> str:
        return format_date(day, "d MMMM y", locale=self._phrases.language)


def _activities(promise: Count) -> tuple[str, ...]:
    return () if promise.counts is None else promise.counts.activities
