"""The answer to how it stands: a line for each promise, its picture, and the buttons that lead on."""

from collections.abc import Iterator

from bot.promises import Figure, Milestone, Rhythm
from bot.replies import DRAW, DRAW_AREAS, DRAW_ONE, SHOW, STATUS, Position, Status
from bot.utterances import Button, Illustration, Utterance
from bot.working_time import week_of
from locales import standings
from locales.phrases import Phrases
from locales.pictures import PictureWords


def status(phrases: Phrases, reply: Status) -> Utterance:
    """How promises stand, or what was done of them somewhere, by somebody or at some time."""
    if reply.partial:
        return Utterance("\n".join(_partial(phrases, reply)))
    lines = list(_lines(phrases, reply))
    if reply.organisation:
        lines.insert(0, f"{phrases.organisation(reply.organisation)}:")
    buttons = tuple(_buttons(phrases, reply))
    # Translators: stands on a menu of promises until one is picked, to see how it stands.
    menu = phrases.text("Show a promise")
    return Utterance("\n".join(lines), buttons, menu=menu, illustration=_illustration(phrases, reply))


def _lines(phrases: Phrases, reply: Status) -> Iterator[str]:
    """A line for each promise; of those that were asked about, also what one wants to know beside."""
    for position in reply.positions:
        yield standings.line(phrases, position)
        if reply.detailed and reply.picture is None:
            yield from standings.details(phrases, position)


def _illustration(phrases: Phrases, reply: Status) -> Illustration | None:
    if reply.picture is None:
        return None
    return Illustration(reply.picture, PictureWords(phrases).alternative(reply.picture))


def _partial(phrases: Phrases, reply: Status) -> list[str]:
    _ = phrases.text
    where = [phrases.organisation(reply.organisation)] if reply.organisation else []
    where += [phrases.area(reply.area)] if reply.area else []
    when = _when(phrases, reply)
    heading = ", ".join([*where, *([when] if when else [])])
    heading = heading[:1].upper() + heading[1:]
    if not reply.positions:
        # Translators: nothing was reported in a district, by an organisation, in a stretch of time.
        return [_("{where}: nothing noted.").format(where=heading)]
    return [f"{heading}:", *(standings.done_line(phrases, position) for position in reply.positions)]


def _when(phrases: Phrases, reply: Status) -> str:
    """The stretch of time that was asked about; of a whole week also its number, by which people know it."""
    days = phrases.days(reply.first, reply.last)
    week = None if reply.first is None else week_of(reply.first).days
    if week is None or (reply.first, reply.last) != (week.first, week.last):
        return days
    # Translators: a week by its number and its days, as in "week 14, 30 March – 5 April".
    return phrases.text("week {week}, {days}").format(week=week.first.isocalendar().week, days=days)


# What leads on


def _buttons(phrases: Phrases, reply: Status) -> Iterator[Button]:
    """To each promise from several, with a picture of all; from one to its pictures, and back."""
    if len(reply.positions) == 1:
        yield from _of_one(phrases, reply.positions[0])
        # Translators: a button: from one promise to how all of them stand.
        yield Button(phrases.text("All promises"), STATUS)
        return
    for position in reply.positions:
        yield Button(standings.name(position.promise), f"{SHOW}{position.promise.id}")
    if reply.picture is None:
        # Translators: a button under how all promises stand: show that as a picture.
        yield Button(phrases.text("Picture"), DRAW)


def _of_one(phrases: Phrases, position: Position) -> Iterator[Button]:
    _ = phrases.text
    promise = position.promise
    if isinstance(promise, Milestone | Figure):
        return
    # Translators: a button: show the weeks (months …) of a rhythm like a calendar.
    calendar = _("Show calendar")
    # Translators: a button: show how a promise has come to where it stands, as a curve.
    curve = _("Show curve")
    yield Button(calendar if isinstance(promise, Rhythm) else curve, f"{DRAW_ONE}{promise.id}")
    if promise.counts is not None and len(phrases.partnership.areas) > 1:
        # Translators: a button: show how much of a promise was done in each district.
        yield Button(_("By area"), f"{DRAW_AREAS}{promise.id}")
