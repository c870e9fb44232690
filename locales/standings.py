"""How a promise stands, in one short line that is read in a second."""

from collections.abc import Sequence

from bot.counting import Progress
from bot.promises import Checklist, Count, Figure, Log, Milestone, Rhythm
from bot.replies import Position
from locales.phrases import Phrases


def line(phrases: Phrases, position: Position) -> str:
    """The standing of one promise: its name, what is done, what is left, and what must be known."""
    promise, progress = position.promise, position.progress
    match promise:
        case Rhythm():
            said = _rhythm(phrases, position)
        case Count() | Checklist():
            said = _count(phrases, position)
        case Milestone():
            said = [_milestone(phrases, progress)]
        case Log():
            # Translators: a promise without a number: how much has been done so far.
            said = [phrases.text("{done} so far").format(done=phrases.number(progress.done or 0))]
        case Figure():
            said = [_figure(phrases, progress)]
    return f"{promise.short or promise.title}: {', '.join(said)}."


def done_line(phrases: Phrases, position: Position) -> str:
    """How much of a promise was done within an area or a stretch of time."""
    done = phrases.number(position.progress.done or 0)
    said = ", ".join([done, *_uncounted(phrases, position.progress)])
    return f"{position.promise.short or position.promise.title}: {said}."


def details(phrases: Phrases, position: Position) -> list[str]:
    """What one wants to know of a single promise beside: the rule, what waits and what does not count."""
    _ = phrases.text
    progress = position.progress
    lines = []
    if progress.periods and progress.periods.missed:
        named = _periods(phrases, progress.periods.missed)
        # Translators: the weeks, months … in which a rhythm was not kept.
        lines.append(_("Missed: {periods}.").format(periods=phrases.several(named)))
    if uncounted := _uncounted(phrases, progress):
        # Translators: done beside a promise; {counts} is for example "3 uncounted, 2 waiting for an answer".
        lines.append(_("Besides: {counts}.").format(counts=", ".join(uncounted)))
    # Translators: the rule by which a promise is counted.
    lines.append(_("Counted: {rule}.").format(rule=position.promise.rule))
    return lines


def _uncounted(phrases: Phrases, progress: Progress) -> list[str]:
    _ = phrases.text
    said = []
    if progress.beside:
        # Translators: done, but not counted towards the promise, for example speed checks nobody asked for.
        said.append(_("{count} that do not count").format(count=phrases.number(progress.beside)))
    if progress.waiting:
        # Translators: reports that wait for an answer before it is known whether they count.
        said.append(_("{count} waiting for an answer").format(count=phrases.number(progress.waiting)))
    return said


def _count(phrases: Phrases, position: Position) -> list[str]:
    _ = phrases.text
    progress = position.progress
    done, target = progress.done or 0, progress.target or 0
    activities = getattr(getattr(position.promise, "counts", None), "activities", ())
    goal = phrases.amount(target, activities)
    # Translators: so many done of so many promised.
    said = [_("{done} of {target}").format(done=phrases.number(done), target=goal)]
    if progress.exceeded_by:
        # Translators: more was done than promised.
        said.append(_("{count} above the target").format(count=phrases.number(progress.exceeded_by)))
    elif progress.remaining == 0:
        # Translators: a promise whose target has been reached.
        said.append(_("target reached"))
    else:
        # Translators: so many are left to the target.
        said.append(_("{count} left").format(count=phrases.number(progress.remaining or 0)))
        said += _pace(phrases, progress)
    return said + _parts(phrases, position)


def _pace(phrases: Phrases, progress: Progress) -> list[str]:
    _ = phrases.text
    if progress.reachable is False:
        # Translators: a promise whose target can no longer be reached in time.
        return [_("can no longer be reached")]
    if progress.pace is None:
        return []
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
    names = {part.id: part.short or part.title for part in getattr(position.promise, "parts", ())}
    said = []
    for part in position.progress.parts:
        done = phrases.number(part.done)
        if part.target is None:
            # Translators: a part of a promise that has no target: its name and how many.
            said.append(_("{title}: {done}").format(title=names[part.id], done=done))
        else:
            # Translators: a part of a promise: its name, done and target.
            text = _("{title}: {done} of {target}")
            said.append(text.format(title=names[part.id], done=done, target=phrases.number(part.target)))
    return said


def _rhythm(phrases: Phrases, position: Position) -> list[str]:
    _ = phrases.text
    periods = position.progress.periods
    if periods is None:
        return []
    noun = position.promise.unit
    # Translators: a rhythm has been kept in so many of the weeks (months …) that have ended.
    text = _("{kept} of {ended} {units}")
    said = [text.format(kept=periods.kept, ended=periods.ended, units=noun.plural)]
    if position.progress.reachable is False:
        # Translators: a rhythm that has been broken, so that the promise can no longer be kept in full.
        said.append(_("can no longer be kept"))
    if periods.lacking:
        known = {area.id for area in phrases.partnership.areas}
        names = [phrases.area(a) if a in known else phrases.activity(a) for a in periods.lacking]
        # Translators: what the running week (month …) still needs.
        said.append(_("left now: {names}").format(names=phrases.several(names)))
    else:
        # Translators: the running week (month …) has all that it needs.
        said.append(_("nothing left right now"))
    return said


def _periods(phrases: Phrases, names: Sequence[str]) -> list[str]:
    """Weeks "2020-W13", "2020-W14" as people say them: "v. 13–14"; other periods one by one."""
    runs: list[list[str]] = []
    for name in names:
        if runs and _week(name) is not None and _week(name) == (_week(runs[-1][-1]) or 0) + 1:
            runs[-1].append(name)
        else:
            runs.append([name])
    return [_period(phrases, run[0], run[-1]) for run in runs]


def _period(phrases: Phrases, first: str, last: str) -> str:
    week = _week(first)
    if week is None:
        year, _, rest = first.partition("-")
        return f"{rest} {year}"
    # Translators: a week by its number, or several in a row, as in "w. 13–14".
    return phrases.text("w. {week}").format(week=week if first == last else f"{week}–{_week(last)}")


def _week(name: str) -> int | None:
    """The number of a week that is named "2020-W14"; None for a month and the like."""
    _, _, rest = name.partition("-W")
    return int(rest) if rest else None


def _milestone(phrases: Phrases, progress: Progress) -> str:
    _ = phrases.text
    if progress.reachable is False:
        # Translators: a milestone whose time ran out.
        return _("was not done in time")
    if progress.done:
        # Translators: a milestone that has been reached.
        return _("done")
    # Translators: a milestone that has not been reached yet.
    return _("not done yet")


def _figure(phrases: Phrases, progress: Progress) -> str:
    if progress.done is None:
        # Translators: a result, such as a share, that nobody has entered yet.
        return phrases.text("no figure yet")
    return phrases.number(progress.done)
