"""The weekly digest in words: how the promises stand, what was added, what the week needs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.unasked import Amending, Amendment, Digest, Evenings, Lack, Outlook, Prospect, Work
from bot.utterances import Utterance
from bot.working_time import week_of
from locales import standings
from locales.phrases import Phrases
from locales.slices import period

ROOM = 12
_LINES = 6


def digest(phrases: Phrases, told: Digest) -> Utterance:
    """The digest in parts with a heading each, an empty line between them."""
    parts = [
        _opening(phrases, told),
        *_standing(phrases, told),
        _past(phrases, told),
        _needed(phrases, told),
    ]
    filled = [part for part in parts if part[1:] or part is parts[0]]
    text = "\n\n".join("\n".join(part) for part in filled)
    return Utterance(text, headings=tuple(part[0] for part in filled))


def _opening(phrases: Phrases, told: Digest) -> list[str]:
    _ = phrases.text
    week = told.week.days.first.isocalendar().week
    if told.is_over:
        # Translators: heading of the last digest, when the promises' period has ended.
        return [_("{title}: how it went").format(title=phrases.partnership.title)]
    # Translators: heading of the weekly digest.
    heading = _("Week {week}: how the promises stand").format(week=week)
    if not told.is_first:
        return [heading]
    # Translators: under the heading of the very first digest.
    return [heading, _("Each Monday I tell you where we stand, what the week gave and what is needed.")]


# How it stands


def _standing(phrases: Phrases, told: Digest) -> list[list[str]]:
    _ = phrases.text
    headings = {
        # Translators: heading over promises that were not kept, when their time is over.
        Outlook.LOST: _("Not kept")
        if told.is_over
        # Translators: heading over promises that can no longer be kept in full.
        else _("Can no longer be kept in full"),
        # Translators: heading over promises that are behind an even pace.
        Outlook.BEHIND: _("Behind plan"),
        # Translators: heading over promises that are on or ahead of an even pace.
        Outlook.ON_PLAN: _("On plan"),
        # Translators: heading over promises that have been fulfilled.
        Outlook.KEPT: _("Kept"),
        # Translators: heading over promises that have no number, or none to be ahead or behind of.
        Outlook.OPEN: _("Also"),
    }
    return [
        [heading, *_group(phrases, [each for each in told.prospects if each.outlook is outlook], told)]
        for outlook, heading in headings.items()
    ]


def _group(phrases: Phrases, group: Sequence[Prospect], told: Digest) -> list[str]:
    """A line for each, and one for the calm ones; with many promises, those on plan and the rest share it."""
    is_crowded = len(told.prospects) > ROOM
    shown = _LINES if is_crowded else ROOM
    calm = {Outlook.KEPT, Outlook.OPEN, *([Outlook.ON_PLAN] if is_crowded else [])}
    first = [each for each in group if each.outlook not in calm or (each.news and not told.is_over)][:shown]
    rest = [standings.short(phrases, each.position) for each in group if each not in first]
    lines = [f"• {_line(phrases, each, told)}" for each in first]
    return [*lines, f"• {phrases.several(rest)}."] if rest else lines


def _line(phrases: Phrases, prospect: Prospect, told: Digest) -> str:
    _ = phrases.text
    said = standings.weekly(phrases, prospect.position, chances=prospect.chances, is_over=told.is_over)
    if not prospect.news or told.is_over:
        return said
    # Translators: after a promise that has come to this since the last digest: fulfilled, or lost.
    news = _("New since last time.")
    return f"{said} {news}"


# What was added


def _past(phrases: Phrases, told: Digest) -> list[str]:
    _ = phrases.text
    if week_of(told.told.first).days == told.told:
        # Translators: heading over what was done in the week before.
        heading = _("Last week")
    elif told.is_first:
        # Translators: heading over what was done in the seven days before the very first digest.
        heading = _("The past week")
    else:
        # Translators: heading over what was done since the last digest; {days} is for example "1–12 April".
        heading = _("Since last time ({days})").format(days=phrases.days(told.told.first, told.told.last))
    done = [f"• {_work(phrases, each)}" for each in told.work]
    thanks = _thanks(phrases, told.work) if told.work else [_nothing(phrases, told)]
    return [heading, *done, *thanks, *_amendments(phrases, told.amendments)]


def _work(phrases: Phrases, work: Work) -> str:
    who = phrases.several(map(phrases.organisation, work.organisations))
    done = phrases.several(phrases.done(activity, amount) for activity, amount in work.amounts.items())
    # Translators: what some organisations did, as in "The police: 2 foot patrols and a speed check".
    return phrases.text("{organisations}: {done}").format(organisations=who, done=done) + "."


def _thanks(phrases: Phrases, done: Iterable[Work]) -> list[str]:
    known = [organisation.id for organisation in phrases.partnership.organisations]
    active = {organisation for work in done for organisation in work.organisations}
    names = phrases.several(phrases.organisation(each) for each in known if each in active)
    # Translators: after what was done in the past week; {organisations} did it.
    return [phrases.text("Thank you, {organisations}!").format(organisations=names)]


def _nothing(phrases: Phrases, told: Digest) -> str:
    _ = phrases.text
    if told.is_over:
        # Translators: nothing was reported in the last days of the promises' period.
        return _("Nothing was reported.")
    # Translators: nothing was reported in the past week.
    return _("Nothing was reported. Did you do something? Write it to me, and it counts.")


def _amendments(phrases: Phrases, amendments: Sequence[Amendment]) -> list[str]:
    """What became known of earlier weeks, told as such: a line for what was added, changed, taken back."""
    _ = phrases.text
    openings = {
        # Translators: reports that came in late about earlier weeks; {told} lists them.
        Amending.ADDED: _("Reported late: {told}."),
        # Translators: entries about earlier weeks that were corrected; {told} lists them as they are now.
        Amending.CHANGED: _("Corrected: {told}."),
        # Translators: entries about earlier weeks that were taken back; {told} lists them.
        Amending.TAKEN_BACK: _("Taken back: {told}."),
    }
    return [
        opening.format(told=phrases.several(_hindsight(phrases, group)))
        for amending, opening in openings.items()
        if (group := [each for each in amendments if each.amending is amending])
    ]


def _hindsight(phrases: Phrases, amendments: Sequence[Amendment]) -> list[str]:
    """Such as "2 home visits in w. 12 (SBFF)", for each activity, week and organisation together."""
    amounts: Counter[tuple[str, str, str]] = Counter()
    for each in amendments:
        week = week_of(each.facts.date).name
        amounts[each.organisation, week, each.facts.activity] += each.facts.count
    # Translators: what was told of an earlier week, as in "2 home visits in w. 12 (the police)".
    text = phrases.text("{done} in {week} ({organisation})")
    return [
        text.format(
            done=phrases.done(activity, amount),
            week=period(phrases, week),
            organisation=phrases.organisation(organisation),
        )
        for (organisation, week, activity), amount in sorted(amounts.items())
    ]


# What the week needs


def _needed(phrases: Phrases, told: Digest) -> list[str]:
    lines = [*(_lack(phrases, told, each) for each in told.lacks), *_evenings(phrases, told.evenings)]
    if told.paces:
        names = (
            f"{standings.name(each.promise)} {phrases.number(each.amount)}" for each in told.paces[:_LINES]
        )
        # Translators: how much of each promise the week should bring to hold an even pace; {amounts} is
        # for example "home visits 8 and pub inspections 2".
        lines.append(phrases.text("Even pace: {amounts}").format(amounts=phrases.several(names)))
    # Translators: heading over what the running week needs.
    return [phrases.text("This week"), *(f"• {line}." for line in lines)]


def _lack(phrases: Phrases, told: Digest, lack: Lack) -> str:
    names = phrases.several(standings.area_or_activity(phrases, each) for each in lack.lacking)
    _ = phrases.text
    if lack.by == told.week.days.last:
        # Translators: what a rhythm needs this week, as in "Foot patrol: Skogås and Vårby".
        return _("{title}: {names}").format(title=standings.name(lack.promise), names=names)
    # Translators: what a rhythm needs before a day, as in "Foot patrol: Skogås, by Tue 31 March".
    text = _("{title}: {names}, by {day}")
    return text.format(title=standings.name(lack.promise), names=names, day=phrases.day(lack.by))


def _evenings(phrases: Phrases, evenings: Sequence[Evenings]) -> list[str]:
    """The promises that need the same evenings, together."""
    by_days = sorted(evenings, key=lambda each: each.days)
    return [
        # Translators: evenings that count towards promises, as in "Evenings out: Fri 3 April".
        phrases.text("{titles}: {days}").format(
            titles=phrases.several(standings.name(each.promise) for each in alike),
            days=phrases.each_day(days),
        )
        for days, alike in groupby(by_days, key=lambda each: each.days)
    ]
