"""What lies between what was promised and what was done, in sentences for those who read of it."""

from collections.abc import Iterable, Sequence

from bot.entries import CallOffReason
from locales.phrases import Phrases
from locales.slices import periods


def missed(phrases: Phrases, names: Sequence[str]) -> list[str]:
    """The slices in which a rhythm was not kept, where there are any."""
    if not names:
        return []
    told = phrases.several(periods(phrases, names))
    # Translators: the weeks, months … in which a rhythm was not kept.
    return [phrases.text("Missed: {periods}.").format(periods=told)]


def uncounted(phrases: Phrases, beside: int, waiting: int) -> list[str]:
    """What was reported and is not in the number."""
    _ = phrases.text
    lines = []
    if beside:
        # Translators: on the public page: done beside the promise, and why it is not in the number.
        text = _("Done as well, but not as promised and so not counted: {count}.")
        lines.append(text.format(count=phrases.number(beside)))
    if waiting:
        # Translators: on the public page: reported, but it is not known yet whether it counts.
        text = _("Reported, but it is not clear yet whether it counts: {count}.")
        lines.append(text.format(count=phrases.number(waiting)))
    return lines


def called_off(phrases: Phrases, counts: Sequence[tuple[CallOffReason, int]]) -> list[str]:
    """How many activities were called off, where any were."""
    if not counts:
        return []
    # Translators: on the public page: activities called off, with how many for each reason.
    return [phrases.text("Called off: {reasons}.").format(reasons=by_reason(phrases, counts))]


def by_reason(phrases: Phrases, counts: Iterable[tuple[CallOffReason, int]]) -> str:
    """Each class of reasons with how many there were: "larm 2, väder 1"."""
    _ = phrases.text
    names = {
        # Translators: a class of reasons for calling something off, before how many.
        CallOffReason.ALARM: _("alarms"),
        # Translators: a class of reasons for calling something off, before how many.
        CallOffReason.STAFF: _("lack of staff"),
        # Translators: a class of reasons for calling something off, before how many.
        CallOffReason.WEATHER: _("weather"),
        # Translators: a class of reasons for calling something off, before how many.
        CallOffReason.OTHER: _("other or no reason"),
    }
    return ", ".join(f"{names[reason]} {phrases.number(count)}" for reason, count in counts)
