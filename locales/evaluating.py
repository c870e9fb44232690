"""What is said of the evaluation in the chat."""

from dataclasses import replace

from babel.dates import format_date

from bot import replies
from bot.evaluation import APPROVE, FILE, LONGEST_ASSESSMENT, PROPOSE, WITHDRAW, Lacking
from bot.papers import Enclosure
from bot.utterances import Button, Utterance
from locales.evaluations import EvaluationWords, Told, evaluation_path
from locales.phrases import Phrases


class EvaluationTalk:
    """The evaluation in the chat, in one language."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._text = phrases.text
        self._words = EvaluationWords(phrases)

    def told(self, reply: replies.EvaluationTold) -> Utterance:
        """How the year can be evaluated today, and what to do next."""
        _ = self._text
        # Translators: before the lines of an evaluation that nobody has approved yet.
        opening = _("The year as it stands today, {day}. Not published.")
        page = ""
        if reply.published is not None:
            # Translators: an evaluation is out, and this is what is known by now; {path} is its address.
            opening = _("Published: {path}. This is the year as it stands today, {day}.")
            page = self._phrases.page(evaluation_path(self._phrases.partnership, reply.published))
        lines = [opening.format(day=self._phrases.day(reply.day), path=page)]
        lines += self._words.summary(reply.figures)
        lines += self._lacks(reply.lacks)
        if reply.wants_words:
            lines.append(self._how_to_write())
        # Translators: the button that proposes the evaluation to all parties.
        buttons = (Button(_("Propose as final"), PROPOSE), self._file())
        links = self._phrases.links(page) if page else ()
        utterance = Utterance("\n".join(lines), buttons, links=links)
        if reply.enclosed is None:
            return utterance
        now, said = reply.enclosed.now, reply.enclosed.assessments
        zone = self._phrases.partnership.zone
        return self._enclosing(utterance, Told.unsettled(reply.day, reply.figures, now, said, zone))

    def proposed(self, reply: replies.EvaluationProposed) -> Utterance:
        """A proposal, and who has still to approve it."""
        _ = self._text
        number = reply.evaluation.id
        names = self._phrases.several(self._phrases.organisation(each) for each in reply.lacking)
        if reply.approved is not None:
            # Translators: an evaluation was approved for an organisation; which have not approved it yet.
            text = _(
                "Approved for {organisation}. The evaluation is published when these have approved it:"
                " {organisations}."
            )
            own = self._phrases.organisation(reply.approved)
            return Utterance(text.format(organisation=own, organisations=names))
        # Translators: before the lines of an evaluation that waits for the parties; {day} has its year.
        opening = _("Proposed as the final evaluation, with what was known on {day}. Not published yet.")
        day = format_date(reply.evaluation.day, "d MMMM y", locale=self._phrases.language)
        lines = [opening.format(day=day), *self._words.summary(reply.evaluation.figures)]
        lines += self._lacks(reply.lacks)
        # Translators: under a proposed evaluation: which organisations have not approved it yet.
        text = _("It is published when these have approved it: {organisations}.")
        lines.append(text.format(organisations=names))
        # Translators: the button with which a manager gives up a proposal.
        withdraw = Button(_("Give the proposal up"), f"{WITHDRAW}{number}")
        # Translators: the button with which a manager approves a draft for the own organisation.
        approve = Button(_("Approve"), f"{APPROVE}{number}")
        buttons = (approve, withdraw) if reply.may_approve else (withdraw,)
        utterance = Utterance("\n".join(lines), (*buttons, self._file()))
        if reply.enclosed is None:
            return utterance
        now, said = reply.enclosed.now, reply.enclosed.assessments
        zone = self._phrases.partnership.zone
        return self._enclosing(utterance, Told.of(reply.evaluation, now, said, zone))

    def _file(self) -> Button:
        # Translators: the button that sends the evaluation as a Word file.
        return Button(self._text("As a Word file"), FILE)

    def _enclosing(self, utterance: Utterance, told: Told) -> Utterance:
        """The same, with a file of all that is told."""
        # Translators: under the evaluation, when somebody has asked for it as a file.
        text = self._text("The Word file comes below, if we talk alone in Slack or Telegram.")
        name = f"utvardering-{self._phrases.partnership.year}.docx"
        enclosure = Enclosure(name, self._words.paper(told))
        return replace(utterance, text=f"{utterance.text}\n{text}", enclosure=enclosure)

    def published(self, reply: replies.EvaluationPublished) -> Utterance:
        """That all have approved, and where it is."""
        _ = self._text
        page = self._phrases.page(evaluation_path(self._phrases.partnership, reply.evaluation))
        file = f"{page}.docx"
        # Translators: all have approved the evaluation: {path} and {file} are where it is.
        text = _("The evaluation is published: {path}, as a Word file {file}.")
        lines = [text.format(path=page, file=file)]
        # Translators: the evaluation is out, and a promise such as "joint evaluation" is not marked as done.
        text = _("Is “{title}” done? Then a coordinator writes me so, and I mark it.")
        lines += [text.format(title=each.title) for each in reply.unmarked]
        return Utterance("\n".join(lines), links=self._phrases.links(page, file))

    def withdrawn(self) -> Utterance:
        """That a proposal is given up."""
        # Translators: a proposed evaluation was given up.
        return Utterance(self._text("The proposal is given up; nothing was published."))

    def none_proposed(self) -> Utterance:
        """That there is no proposal."""
        # Translators: somebody approved the evaluation, but none is proposed.
        return Utterance(
            self._text("No evaluation waits to be approved. Write “the evaluation” and I will show it.")
        )

    # A party's own words

    def asked(self, reply: replies.AssessmentAsked) -> Utterance:
        """What a party has written, and how to write it."""
        if reply.written is None:
            return Utterance(self._how_to_write())
        # Translators: a manager asked what the own organisation has written; {day} is when, {text} is it.
        text = self._text("You wrote this, {day}:\n{text}")
        day = self._phrases.day(reply.written.at.astimezone(self._phrases.partnership.zone).date())
        return Utterance(text.format(day=day, text=reply.written.text))

    def kept(self, reply: replies.AssessmentKept) -> Utterance:
        """That a party's words are kept."""
        _ = self._text
        # Translators: a party's own words are kept, for the evaluation that is to come.
        text = _("Saved as {organisation}'s own words in the evaluation. Write again to change them.")
        if reply.public:
            # Translators: a party's own words are kept and seen by everybody at once.
            text = _("Saved. The published evaluation shows {organisation}'s own words as they are now.")
        return Utterance(text.format(organisation=self._phrases.organisation(reply.organisation)))

    def too_long(self, reply: replies.AssessmentTooLong) -> Utterance:
        """That a party's words are too many."""
        # Translators: a party's own words are too long: so many signs they have, and may have.
        text = self._text("That is {signs} signs; at most {most} fit. Nothing was saved: shorten it.")
        number = self._phrases.number
        return Utterance(text.format(signs=number(reply.signs), most=number(LONGEST_ASSESSMENT)))

    def forgotten(self, reply: replies.AssessmentForgotten) -> Utterance:
        """That a party's words are gone."""
        _ = self._text
        # Translators: a party's own words were taken away.
        text = _("{organisation}'s own words are gone from the evaluation.")
        if not reply.was_there:
            # Translators: a party's own words were to be taken away, but there are none.
            text = _("{organisation} has written no words of its own.")
        return Utterance(text.format(organisation=self._phrases.organisation(reply.organisation)))

    def _how_to_write(self) -> str:
        # Translators: how a manager writes what the own organisation says of the year.
        return self._text("Write your own words about the year like this: “our assessment: …”.")

    def _lacks(self, lacks: Lacking) -> list[str]:
        _ = self._text
        lines = []
        if lacks.words_of:
            names = self._phrases.several(self._phrases.organisation(each) for each in lacks.words_of)
            # Translators: which organisations have not written their own words for the evaluation.
            lines.append(_("Own words are lacking from {organisations}.").format(organisations=names))
        if lacks.waiting:
            # Translators: so many reports are not counted because a question about them is unanswered.
            text = _("Waiting for an answer before they count: {count}.")
            lines.append(text.format(count=self._phrases.number(lacks.waiting)))
        return lines
