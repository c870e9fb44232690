"""The words in and about pictures: headings, labels, and a text that says the same as the picture."""

from datetime import date
from functools import singledispatchmethod

from babel.dates import format_date, get_month_names

from bot.partnership import AnyPromise
from bot.pictures.areas import AreaAmount, Areas
from bot.pictures.curve import Course
from bot.pictures.overview import Overview, Share, Tempo
from bot.pictures.picture import Picture
from bot.pictures.strip import Outcome, Strip
from bot.promises import Rhythm
from bot.replies import Position
from bot.working_time import Slice
from locales import standings
from locales.phrases import Phrases
from locales.slices import periods, shortest


class PictureWords:
    """What stands in pictures of one partnership's promises, in one language."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._text = phrases.text

    # Headings

    def title(self, picture: Picture) -> str:
        """What a picture shows."""
        if isinstance(picture, Overview):
            return self._phrases.partnership.title
        return picture.promise.title

    def on(self, day: date) -> str:
        """The day whose standing a picture shows, with its year."""
        told = format_date(day, "d MMMM y", locale=self._phrases.locale)
        # Translators: under a picture's heading: the day that it tells of, as in "As of 3 April 2020".
        return self._text("As of {day}").format(day=told)

    def standing(self, picture: Course | Strip | Areas) -> str:
        """How a picture's promise stands, in a line."""
        position = Position(promise=picture.promise, progress=picture.progress)
        return ", ".join(standings.statements(self._phrases, position))

    # All promises

    def name(self, promise: AnyPromise) -> str:
        """What a promise is called."""
        return standings.name(promise)

    def amount(self, share: Share) -> str:
        """What is done of a promise, and of how much."""
        return standings.statements(self._phrases, _position(share))[0]

    def tempo(self, share: Share) -> str:
        """How a promise stands towards its plan, in two or three words; nothing where it has none."""
        _ = self._text
        progress = share.progress
        if isinstance(share.promise, Rhythm) and progress.periods is not None and progress.periods.missed:
            # Translators: in a picture: so many weeks (months …) in which a rhythm was not kept.
            return _("{count} missed").format(count=len(progress.periods.missed))
        if share.tempo is Tempo.LOST:
            # Translators: in a picture, very short: the target can no longer be reached.
            return _("out of reach")
        return ", ".join(standings.towards_target(self._phrases, progress))

    def legend(self) -> str:
        """What the stroke across a bar means."""
        # Translators: under a picture of bars with a stroke across each.
        return self._text("The stroke shows where an even pace would be today.")

    def more(self, shares: int) -> str:
        """That there are promises for which the picture has no room."""
        # Translators: under a picture of the promises that are furthest behind: how many are not in it.
        return self._text("Promises for which there is no room here: {count}.").format(count=shares)

    # A course

    def months(self) -> tuple[str, ...]:
        """The months, short, from January on."""
        names = get_month_names("abbreviated", "stand-alone", self._phrases.locale)
        return tuple(names[number].rstrip(".") for number in range(1, 13))

    def number(self, value: float) -> str:
        """A number on an axis or at a point."""
        return self._phrases.number(round(value))

    def target(self, value: float) -> str:
        """The label of the line that the promise reaches for."""
        # Translators: in a picture: the line of the target, for example "target 60".
        return self._text("target {number}").format(number=self.number(value))

    def done(self) -> str:
        """The label of the line of what is done."""
        # Translators: in a picture: the line of what counts so far.
        return self._text("done so far")

    def plan(self) -> str:
        """The label of the line of an even pace."""
        # Translators: in a picture: the line that an even pace would follow.
        return self._text("even pace")

    # A rhythm

    def square(self, piece: Slice) -> str:
        """The name of a slice in as few signs as possible: a week's number, a day, a quarter."""
        return shortest(self._phrases, piece.name)

    def outcome(self, outcome: Outcome) -> str:
        """What became of a slice, in a word."""
        _ = self._text
        return {
            # Translators: in a picture of weeks (months …): the rhythm was kept.
            Outcome.KEPT: _("kept"),
            # Translators: in a picture of weeks (months …): something was done, but not all.
            Outcome.PARTLY: _("partly"),
            # Translators: in a picture of weeks (months …): nothing was done.
            Outcome.MISSED: _("missed"),
            # Translators: in a picture of weeks (months …): the one that is running.
            Outcome.RUNNING: _("now"),
            # Translators: in a picture of weeks (months …): the ones to come.
            Outcome.COMING: _("to come"),
            # Translators: in a picture of weeks (months …): a public holiday, or out of season.
            Outcome.EXEMPT: _("exempt"),
        }[outcome]

    # Areas

    def by_area(self, picture: Areas) -> str:
        """What is told of each area."""
        promise = picture.promise
        noun = promise.unit
        if isinstance(promise, Rhythm) and not promise.each_area:
            noun = self._phrases.partnership.activity(promise.counts.activities[0]).noun
        # Translators: under a picture's heading: what its bars show, such as "checks by area".
        told = self._text("{units} by area").format(units=noun.plural)
        return f"{told[:1].upper()}{told[1:]}"

    def area(self, amount: AreaAmount) -> str:
        """The name of an area, or what stands for none."""
        if amount.area is not None:
            return self._phrases.area(amount.area)
        # Translators: in a picture of areas: what was reported without an area.
        return self._text("no area told")

    # In words alone

    @singledispatchmethod
    def alternative(self, picture: Picture) -> str:
        """What a picture shows, for those who can't see it."""
        raise TypeError(f"no words for {type(picture).__name__}")

    @alternative.register
    def _(self, picture: Overview) -> str:
        lines = (standings.line(self._phrases, _position(share)) for share in picture.shares)
        return "\n".join([f"{self.title(picture)}. {self.on(picture.today)}.", *lines])

    @alternative.register
    def _(self, picture: Course) -> str:
        _ = self._text
        told = [
            # Translators: in a text for those who can't see a curve: a day, what was done, the even pace.
            _("{day}: {done} (even pace {planned})").format(
                day=self._phrases.day(day), done=self.number(done), planned=self.number(planned)
            )
            if planned is not None
            else f"{self._phrases.day(day)}: {self.number(done)}"
            for day, done, planned in _by_month(picture)
        ]
        return "\n".join([self._standing_line(picture), f"{'; '.join(told)}.", f"{self.on(picture.today)}."])

    @alternative.register
    def _(self, picture: Strip) -> str:
        lines = [self._standing_line(picture)]
        for outcome in (Outcome.KEPT, Outcome.PARTLY, Outcome.MISSED, Outcome.EXEMPT):
            if named := [square.slice.name for square in picture.squares if square.outcome is outcome]:
                told = self._phrases.several(periods(self._phrases, named))
                lines.append(f"{self.outcome(outcome).capitalize()}: {told}.")
        return "\n".join([*lines, f"{self.on(picture.today)}."])

    @alternative.register
    def _(self, picture: Areas) -> str:
        told = (f"{self.area(each)} {self.number(each.amount)}" for each in picture.amounts)
        amounts = f"{self.by_area(picture)}: {'; '.join(told)}."
        return "\n".join([self._standing_line(picture), amounts, f"{self.on(picture.today)}."])

    def _standing_line(self, picture: Course | Strip | Areas) -> str:
        position = Position(promise=picture.promise, progress=picture.progress)
        return standings.line(self._phrases, position)


def _position(share: Share) -> Position:
    return Position(promise=share.promise, progress=share.progress)


def _by_month(picture: Course) -> list[tuple[date, float, float | None]]:
    """The last that a course tells of each month, with what an even pace asked for by then."""
    plan = {point.day: point.amount for point in picture.plan}
    ends = {(point.day.year, point.day.month): point for point in picture.done[1:] or picture.done}
    told = [(point.day, point.amount, plan.get(point.day)) for point in ends.values()]
    day, done, _ = told[-1]
    pace = picture.progress.pace
    return [*told[:-1], (day, done, None if pace is None else done - pace)]
