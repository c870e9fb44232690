"""How a promise stands, in one short line that is read in a second."""

from bot.counting import Progress
from bot.promises import Checklist, Count, Figure, Log, Milestone, Rhythm
from bot.replies import Position
from locales.phrases import Phrases

_MOST_NAMED = 3


def line(phrases: Phrases, position: Position) -> str:
    """The standing of one promise: its title, what is done, what is left, and what must be known."""
    promise, progress = position.promise, position.progress
    match promise:
        case Rhythm():
            said = _rhythm(phrases, progress)
        case Count() | Checklist():
            said = _count(phrases, position)
        case Milestone():
            said = [_milestone(phrases, progress)]
        case Log():
            # Translators: a promise without a number: how much has been done so far.
            said = [phrases.text("{done} so far").format(done=phrases.number(progress.done or 0))]
        case Figure():
            said = [_figure(phrases, progress)]
    if progress.reachable is False:
        # Translators: a promise that can no longer be kept.
        said.append(phrases.text("can no longer be kept"))
    return f"{promise.title}: {', '.join(said)}."


def done_line(phrases: Phrases, position: Position) -> str:
    """How much of a promise was done within an area or a stretch of time."""
    return f"{position.promise.title}: {phrases.number(_amount(position.progress))}"


def details(phrases: Phrases, position: Position) -> list[str]:
    """What a manager wants to know beside: the rule, parts, what waits and what does not count."""
    _ = phrases.text
    progress = position.progress
    # Translators: the rule by which a promise is counted.
    lines = [_("Counts: {rule}.").format(rule=position.promise.rule)]
    if progress.periods and progress.periods.missed:
        named = [_period(phrases, name) for name in progress.periods.missed]
        # Translators: the weeks, months … in which a rhythm was not kept.
        lines.append(_("Missed: {periods}.").format(periods=phrases.several(named)))
    if progress.beside:
        # Translators: done, but not counted towards the promise, for example speed checks nobody asked for.
        lines.append(_("Beside, not counted: {count}.").format(count=phrases.number(progress.beside)))
    if progress.waiting:
        # Translators: reports that wait for an answer before it is known whether they count.
        lines.append(_("Waiting for an answer: {count}.").format(count=phrases.number(progress.waiting)))
    return lines


def _amount(progress: Progress) -> float:
    return (
        (progress.done or 0) + progress.waiting + progress.beside if progress.periods else progress.done or 0
    )


def _count(phrases: Phrases, position: Position) -> list[str]:
    _ = phrases.text
    progress = position.progress
    done, target = progress.done or 0, progress.target or 0
    # Translators: so many done of so many promised.
    said = [_("{done} of {target}").format(done=phrases.number(done), target=phrases.number(target))]
    if progress.exceeded_by:
        # Translators: more was done than promised.
        said.append(_("{count} above the target").format(count=phrases.number(progress.exceeded_by)))
    elif progress.remaining == 0:
        # Translators: a promise whose target has been reached.
        said.append(_("kept"))
    else:
        # Translators: so many are left to the target.
        said.append(_("{count} left").format(count=phrases.number(progress.remaining or 0)))
        said += _pace(phrases, progress)
    return said + _parts(phrases, position)


def _pace(phrases: Phrases, progress: Progress) -> list[str]:
    if progress.pace is None:
        return []
    _ = phrases.text
    pace = round(progress.pace)
    if pace == 0:
        # Translators: as much is done as an even pace asks for.
        return [_("on pace")]
    # Translators: ahead of an even pace by so many.
    ahead = _("{count} ahead of plan")
    # Translators: behind an even pace by so many.
    behind = _("{count} behind plan")
    return [(ahead if pace > 0 else behind).format(count=phrases.number(abs(pace)))]


def _parts(phrases: Phrases, position: Position) -> list[str]:
    _ = phrases.text
    titles = {part.id: part.title for part in getattr(position.promise, "parts", ())}
    said = []
    for part in position.progress.parts:
        done = phrases.number(part.done)
        if part.target is None:
            # Translators: a part of a promise that has no target: its title and how many.
            said.append(_("{title}: {done}").format(title=titles[part.id], done=done))
        else:
            # Translators: a part of a promise: its title, done and target.
            text = _("{title}: {done} of {target}")
            said.append(text.format(title=titles[part.id], done=done, target=phrases.number(part.target)))
    return said


def _rhythm(phrases: Phrases, progress: Progress) -> list[str]:
    _ = phrases.text
    periods = progress.periods
    if periods is None:
        return []
    # Translators: a rhythm has been kept in so many of the weeks (months …) that have ended.
    said = [_("kept {kept} of {ended}").format(kept=periods.kept, ended=periods.ended)]
    if periods.lacking:
        known = {area.id for area in phrases.partnership.areas}
        names = [phrases.area(a) if a in known else phrases.activity(a) for a in periods.lacking]
        # Translators: what the running week (month …) still needs.
        said.append(_("still needed now: {names}").format(names=phrases.several(names)))
    else:
        # Translators: the running week (month …) has all that it needs.
        said.append(_("nothing more needed now"))
    return said


def _period(phrases: Phrases, name: str) -> str:
    """ "2020-W14" as people say it: "v. 14"."""
    year, _, rest = name.partition("-")
    # Translators: a week by its number.
    return phrases.text("w. {week}").format(week=int(rest[1:])) if rest.startswith("W") else f"{rest} {year}"


def _milestone(phrases: Phrases, progress: Progress) -> str:
    _ = phrases.text
    # Translators: a milestone that has been reached, and one that has not.
    return _("done") if progress.done else _("not done yet")


def _figure(phrases: Phrases, progress: Progress) -> str:
    if progress.done is None:
        # Translators: a result, such as a share, that nobody has entered yet.
        return phrases.text("no figure yet")
    return phrases.number(progress.done)
