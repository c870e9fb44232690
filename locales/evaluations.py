"""What the year-end evaluation says, on its page and in its Word file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.evaluation import Assessment, Evaluation, Figures, Judgement
from bot.followups import Chapter
from bot.papers import Paper, Part, Table
from bot.partnership import Partnership
from bot.replies import Position
from bot.verdicts import Verdict
from locales import shortfalls, standings
from locales.evaluation_details import EvaluationDetails
from locales.follow_ups import FollowUpWords
from locales.indicators import IndicatorWords
from locales.phrases import Phrases


def evaluation_path(partnership: Partnership, evaluation: Evaluation) -> str:
    """Where a published evaluation is and stays."""
    return f"/{partnership.year}/utvardering/{evaluation.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An evaluation with what stands beside its figures.

    `now` are the figures of its day as they are known by now; `published` is when it came out, in local
    time, None while it is a draft.
    """

    day: date
    figures: Figures
    now: tuple[Chapter, ...]
    assessments: tuple[Assessment, ...]
    published: datetime | None = None

    @classmethod
    def of(
        cls, evaluation: Evaluation, now: tuple[Chapter, ...], said: Sequence[Assessment], zone: ZoneInfo
    ) -> "Told":
        """One that was proposed, and perhaps published, by the clock of a zone."""
        draft = cls.unsettled(evaluation.day, evaluation.figures, now, said, zone)
        published = evaluation.published_at
        return replace(draft, published=published and published.astimezone(zone))

    @classmethod
    def unsettled(
        cls, day: date, figures: Figures, now: tuple[Chapter, ...], said: Sequence[Assessment], zone: ZoneInfo
    ) -> "Told":
        """One that nobody has proposed yet."""
        assessments = tuple(replace(each, at=each.at.astimezone(zone)) for each in said)
        return cls(day=day, figures=figures, now=now, assessments=assessments)


class EvaluationWords:
    """An evaluation in one language."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._text = phrases.text
        self._follow_ups = FollowUpWords(phrases)
        self._details = EvaluationDetails(phrases)
        self._indicators = IndicatorWords(phrases)

    def paper(self, told: Told) -> Paper:
        """All that an evaluation says."""
        return Paper(
            title=self.title(),
            lead=tuple(self._lead(told)),
            parts=tuple(self._parts(told)),
            language=self._phrases.language,
            author=self._follow_ups.parties(),
        )

    def title(self) -> str:
        """The heading of an evaluation."""
        # Translators: the heading of the year-end evaluation.
        return self._text("{title}: the evaluation").format(title=self._phrases.partnership.title)

    def published_on(self, told: Told) -> str:
        """What a link to an evaluation says."""
        # Translators: a link to a published evaluation; {day} is a date with its year.
        text = self._text("The evaluation, published {day}")
        return text.format(day=self._day(told.published.date() if told.published else told.day))

    def summary(self, found: Figures) -> list[str]:
        """How many promises were kept, and which were not."""
        _ = self._text
        kept = found.with_verdict(Verdict.KEPT)
        judged = [*kept, *found.with_verdict(Verdict.NOT_KEPT, Verdict.RUNNING)]
        # Translators: how many promises were kept, of all that can be judged.
        lines = [_("Promises kept: {kept} of {all}.").format(kept=len(kept), all=len(judged))]
        named = {
            # Translators: before the names of promises that were not kept.
            Verdict.NOT_KEPT: _("Not kept: {promises}."),
            # Translators: before the names of promises whose time is not over and that are not kept yet.
            Verdict.RUNNING: _("Still running: {promises}."),
            # Translators: before the names of promises without a number, which can't be kept or broken.
            Verdict.LOG: _("Without a promised number: {promises}."),
            # Translators: before the names of promises for which no figure or no target is known.
            Verdict.UNJUDGED: _("Not to be judged by figures: {promises}."),
        }
        for verdict, text in named.items():
            if found.with_verdict(verdict):
                lines.append(text.format(promises=self._named(found.with_verdict(verdict))))
        return lines

    def standing(self, judgement: Judgement) -> str:
        """How a promise stood, in a sentence."""
        position = self._position(judgement)
        if judgement.verdict is Verdict.RUNNING:
            return self._follow_ups.standing(judgement.chapter)
        if judgement.verdict is Verdict.LOG:
            said = self._phrases.counted(round(judgement.chapter.done or 0), position.promise.unit)
        else:
            said = ", ".join(standings.final(self._phrases, position))
        return f"{said[:1].upper()}{said[1:]}."

    def _ended(self, judgement: Judgement) -> str:
        return f"{self.verdict(judgement.verdict)}. {self.standing(judgement)}"

    def _named(self, promises: Sequence[str]) -> str:
        partnership = self._phrases.partnership
        return self._phrases.several(standings.name(partnership.promise(each)) for each in promises)

    def _position(self, judgement: Judgement) -> Position:
        position = self._follow_ups.position(judgement.chapter)
        return replace(position, progress=replace(position.progress, parts=judgement.parts))

    def _lead(self, told: Told) -> Iterator[str]:
        _ = self._text
        day = self._day(told.day)
        if told.published is None:
            # Translators: under the heading of an evaluation that nobody but the parties sees yet.
            yield _("A draft. It shows what was known on {day}.").format(day=day)
        else:
            # Translators: under the heading of a published evaluation.
            text = _("Approved by {organisations}, published {day}.")
            names = self._follow_ups.parties()
            yield text.format(organisations=names, day=self._day(told.published.date()))
            # Translators: under the heading of a published evaluation: whose day its figures are.
            yield _("The figures are those that were known on {day}.").format(day=day)
        yield from self.summary(told.figures)

    # The parts

    def _parts(self, told: Told) -> Iterator[Part]:
        found = told.figures
        yield self._overview(found)
        yield from (
            self._promise(told, each, now) for each, now in zip(found.judgements, told.now, strict=True)
        )
        yield from self._details.parts(found)
        yield from self._indicators.parts(found.indicators)
        yield from self._own_words(told)

    def _overview(self, found: Figures) -> Part:
        _ = self._text
        # Translators: the heading of the table that says of each promise whether it was kept.
        heading = _("The promises")
        # Translators: the heads of that table's columns: the promise, and whether it was kept.
        head = (_("Promise"), _("How it went"))
        rows = tuple((self._follow_ups.promise(each.chapter), self._ended(each)) for each in found.judgements)
        return Part(
            heading=heading, table=Table(caption=heading, head=head, rows=rows, is_named_in_swedish=True)
        )

    def verdict(self, verdict: Verdict) -> str:
        """What became of a promise, in a word or two."""
        _ = self._text
        return {
            # Translators: what became of a promise.
            Verdict.KEPT: _("Promise kept"),
            # Translators: what became of a promise.
            Verdict.NOT_KEPT: _("Promise not kept"),
            # Translators: what became of a promise: its time is not over.
            Verdict.RUNNING: _("Still running"),
            # Translators: what became of a promise in which no number was promised.
            Verdict.LOG: _("No number was promised"),
            # Translators: what became of a promise for which there is no figure or no target.
            Verdict.UNJUDGED: _("Not judged by figures"),
        }[verdict]

    def _promise(self, told: Told, judgement: Judgement, now: Chapter) -> Part:
        _ = self._text
        chapter = judgement.chapter
        promise = self._phrases.partnership.promise(chapter.promise)
        rule = standings.rule(self._phrases, promise)
        return Part(
            heading=promise.title,
            level=3,
            lines=(self._ended(judgement), rule),
            points=tuple(self._points(told, judgement, now)),
            about=promise.id,
            is_named_in_swedish=True,
        )

    def _points(self, told: Told, judgement: Judgement, now: Chapter) -> Iterator[str]:
        _ = self._text
        yield from shortfalls.missed(self._phrases, judgement.missed)
        yield from self._follow_ups.why(judgement.chapter)
        for each in judgement.corrections:
            # Translators: what a follow-up told, and what is known of its day by now.
            text = _("The follow-up of {day} said {said}. After corrections it is {known} for the same day.")
            yield text.format(
                day=self._day(each.day), said=self._number(each.said), known=self._number(each.known)
            )
        corrected = self._follow_ups.corrected(judgement.chapter, now)
        if told.published is not None and corrected is not None:
            yield corrected

    def _own_words(self, told: Told) -> Iterator[Part]:
        _ = self._text
        if not told.assessments:
            return
        # Translators: the heading of what the parties themselves say of the year.
        heading = _("In the parties' own words")
        # Translators: under that heading.
        yield Part(heading=heading, lines=(_("Each party answers for its own words."),))
        order = [each.id for each in self._phrases.partnership.organisations]
        for each in sorted(told.assessments, key=lambda each: order.index(each.organisation)):
            written = self._day(each.at.date())
            # Translators: under a party's own words: when they were written.
            note = _("Written {day}.").format(day=written)
            if told.published is not None and each.at > told.published:
                # Translators: under a party's own words that were changed once the evaluation was out.
                note = _("Written {day}, after the evaluation was published.").format(day=written)
            yield Part(
                heading=self._phrases.partnership.organisation(each.organisation).name,
                level=3,
                lines=tuple(line for line in each.text.split("\n") if line.strip()),
                notes=(note,),
                is_named_in_swedish=True,
                is_quoted=True,
            )

    def _number(self, value: float | None) -> str:
        return "–" if value is None else self._phrases.number(value)

    def _day(self, day: date) -> str:
        return format_date(day, "d MMMM y", locale=self._phrases.language)
