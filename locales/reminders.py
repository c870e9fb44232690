"""Reminders in words: what is missing or at hand, never who missed it."""

from bot import replies
from bot.unasked import (
    DONE,
    ChancesScarce,
    EveningAhead,
    GapAnswer,
    GapAsked,
    Reminder,
    RhythmLacking,
    gap_action,
)
from bot.utterances import Button, Utterance
from locales import standings
from locales.phrases import Phrases
from locales.slices import period

_FEW = 5


def reminder(phrases: Phrases, told: Reminder) -> Utterance:
    """A reminder, with the answers that it asks for, if any."""
    match told:
        case RhythmLacking():
            return Utterance(_lacking(phrases, told))
        case EveningAhead():
            return Utterance(_evening(phrases, told))
        case ChancesScarce():
            return Utterance(_scarce(phrases, told))
        case GapAsked():
            return Utterance(_gap(phrases, told), _answers(phrases, told))


def _lacking(phrases: Phrases, told: RhythmLacking) -> str:
    _ = phrases.text
    names = phrases.several(standings.area_or_activity(phrases, each) for each in told.lacking)
    # Translators: a rhythm that is about to be missed; {names} are areas, {day} the last day that counts.
    text = _(
        "{title}: {names} still to do, {day} at the latest. Done already? Write it to me, and it counts."
    )
    day = phrases.day(told.period.days.last)
    return text.format(title=standings.name(told.promise), names=names, day=day)


def _evening(phrases: Phrases, told: EveningAhead) -> str:
    _ = phrases.text
    # Translators: evenings that count towards a promise; {days} is for example "Fri 3 and Sat 4 April".
    text = _("{title}: {days} counts. {remaining} left to the target, and {chances} to do it in.")
    return text.format(
        days=phrases.each_day(told.days),
        title=standings.name(told.promise),
        remaining=phrases.number(told.remaining),
        chances=phrases.counted(told.chances, told.promise.unit),
    )


def _scarce(phrases: Phrases, told: ChancesScarce) -> str:
    _ = phrases.text
    # Translators: the chances barely suffice; {chances} is for example "14 weekends".
    text = _("{title}: {remaining} left to the target, and {chances} to do it in.")
    said = text.format(
        title=standings.name(told.promise),
        remaining=phrases.number(told.remaining),
        chances=phrases.counted(told.chances, told.promise.unit),
    )
    spare = told.chances - told.remaining
    if spare <= 0:
        # Translators: after how many are left and how many chances: not one may be missed.
        warning = _("From now on each one is needed.")
    else:
        # Translators: after how many are left and how many chances: so many of the chances may be missed.
        warning = _("There is room to miss {count}.").format(count=phrases.number(spare))
    return f"{said} {warning}"


def _gap(phrases: Phrases, told: GapAsked) -> str:
    _ = phrases.text
    # Translators: asks about a period of a rhythm in which nothing was reported; {names} are areas.
    text = _("{title}, {period}: nothing reported for {names}. How was it?")
    return text.format(
        title=standings.name(told.promise),
        period=period(phrases, told.period.name),
        names=phrases.several(standings.area_or_activity(phrases, each) for each in told.lacking),
    )


def _answers(phrases: Phrases, told: GapAsked) -> tuple[Button, ...]:
    """Done, for each thing that is lacking if they are few; not done; don't know."""
    _ = phrases.text
    labels = {
        # Translators: a button: what a rhythm needed was not done.
        GapAnswer.NOT_DONE: _("Not done"),
        # Translators: a button: the member does not know whether it was done.
        GapAnswer.UNKNOWN: _("Don't know"),
    }
    undone = (
        Button(label, gap_action(each, told.promise, told.period.name)) for each, label in labels.items()
    )
    return (*_done(phrases, told), *undone)


def _done(phrases: Phrases, told: GapAsked) -> list[Button]:
    _ = phrases.text
    if 1 < len(told.lacking) <= _FEW:
        # Translators: a button: it was done in {name}, and nobody has reported it yet.
        text = _("Done: {name}")
        labels = {each: text.format(name=standings.area_or_activity(phrases, each)) for each in told.lacking}
    else:
        # Translators: a button: it was done, and nobody has reported it yet.
        labels = {told.lacking[0] if len(told.lacking) == 1 else "": _("Done but not reported")}
    return [
        Button(label, gap_action(DONE, told.promise, told.period.name, lacking))
        for lacking, label in labels.items()
    ]


# What the answers lead to


def gap_explained(phrases: Phrases, reply: replies.GapExplained) -> str:
    """That an answer was kept."""
    _ = phrases.text
    if reply.done is None:
        # Translators: nobody knows whether something was done in a period of a rhythm.
        text = _("{title}, {period}: nobody knows, so I will not ask again. Thank you for answering!")
    else:
        # Translators: nothing was done in a period of a rhythm.
        text = _("{title}, {period}: not done, so I will not ask again. Thank you for answering!")
    period_ = period(phrases, reply.period)
    return text.format(title=standings.name(reply.promise), period=period_)


def gap_closed(phrases: Phrases, reply: replies.GapClosed) -> str:
    """That there is no gap any more."""
    # Translators: something was asked about that has been reported since.
    text = phrases.text("{title}, {period}: that is reported already. Thank you!")
    return text.format(title=standings.name(reply.promise), period=period(phrases, reply.period))


def asked_of_others(phrases: Phrases, reply: replies.AskedOfOthers) -> str:
    """Whose question it is."""
    # Translators: somebody of another organisation answered; {organisations} are asked.
    text = phrases.text("Thank you, but that question is for {organisations}.")
    return text.format(organisations=phrases.several(map(phrases.organisation, reply.promise.responsible)))
