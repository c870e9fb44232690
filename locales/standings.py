"""How a promise stands, in one short line that is read in a second."""

from bot.counting.progress import Progress, RhythmPeriods
from bot.partnership import AnyPromise, activities_of
from bot.promises import Checklist, Count, Log, Milestone, Rhythm
from bot.replies import Position
from locales import shortfalls
from locales.phrases import Phrases
from locales.slices import period


def line(phrases: Phrases, position: Position) -> str:
    """The standing of one promise: its name, what is done, what is left, and what must be known."""
    return f"{name(position.promise)}: {', '.join(statements(phrases, position))}."


def statements(phrases: Phrases, position: Position) -> list[str]:
    """What there is to say of one promise, what is done before all else."""
    match position.promise:
        case Rhythm():
            return _rhythm(phrases, position)
        case Count() | Checklist():
            return _count(phrases, position)
        case _:
            return _so_far(phrases, position)


def weekly(phrases: Phrases, position: Position, *, chances: int | None, is_over: bool) -> str:
    """The standing in the weekly digest, which tells what the week needs elsewhere.

    `chances` are those that are left to a promise that needs more of them.
    """
    said = _so_far(phrases, position)
    if isinstance(position.promise, Count | Checklist) and position.progress.remaining:
        said += _left(phrases, position, chances, is_over=is_over)
    if isinstance(position.promise, Count):
        said += _parts(phrases, position)
    if position.progress.waiting:
        waiting = phrases.number(position.progress.waiting)
        # Translators: so many reports wait for an answer before it is known whether they count.
        said.append(phrases.text("{count} wait for an answer").format(count=waiting))
    return f"{name(position.promise)}: {', '.join(said)}."


def summed(phrases: Phrases, position: Position) -> list[str]:
    """What is told of a day that is over: what was done, what was left, and how that stood to the plan."""
    said = _so_far(phrases, position)[:1]
    if not isinstance(position.promise, Count | Checklist):
        return said
    if position.progress.remaining:
        # Translators: so many are left to the target.
        said.append(phrases.text("{count} left").format(count=phrases.number(position.progress.remaining)))
    return [*said, *towards_target(phrases, position.progress)]


def final(phrases: Phrases, position: Position) -> list[str]:
    """What is told when all is over: what was done, what was lacking or above, and so of each part."""
    said = _so_far(phrases, position)[:1]
    if not isinstance(position.promise, Count | Checklist):
        return said
    if position.progress.remaining:
        said += _left(phrases, position, None, is_over=True)
    elif position.progress.exceeded_by:
        said += towards_target(phrases, position.progress)
    return [*said, *_parts(phrases, position)]


def short(phrases: Phrases, position: Position) -> str:
    """The standing in as few words as there are, to be told beside others."""
    return f"{name(position.promise)} {_so_far(phrases, position)[0]}"


def name(promise: AnyPromise) -> str:
    """What a promise is called where room is scarce."""
    return promise.short or promise.title


def _so_far(phrases: Phrases, position: Position) -> list[str]:
    """What is done, of how much; and where a rhythm was missed, when that was last."""
    _ = phrases.text
    promise, progress = position.promise, position.progress
    match promise:
        case Rhythm() if progress.periods is not None:
            last = [period(phrases, name) for name in progress.periods.missed[-1:]]
            # Translators: when a rhythm was last missed, as in "last missed w. 13".
            missed = [_("last missed {period}").format(period=each) for each in last]
            return [_kept(phrases, promise, progress.periods), *missed]
        case Count() | Checklist():
            return [_of_target(phrases, position)]
        case Milestone():
            return [_milestone(phrases, progress)]
        case Log():
            # Translators: a promise without a number: how much has been done so far.
            return [_("{done} so far").format(done=phrases.number(progress.done or 0))]
        case _:
            return [_figure(phrases, progress)]


def _left(phrases: Phrases, position: Position, chances: int | None, *, is_over: bool) -> list[str]:
    _, progress = phrases.text, position.progress
    remaining = phrases.number(progress.remaining or 0)
    if is_over:
        # Translators: so many were lacking to the target when time was up.
        return [_("{count} short").format(count=remaining)]
    if chances is not None:
        # Translators: more is left to the target than there are chances, as in "12 left, but only 9 Fridays".
        text = _("{count} left, but only {chances}")
        if not chances:
            # Translators: so many are left, and no chance, as in "4 left, but no more weekends".
            text = _("{count} left, but no more {units}")
        unit = position.promise.unit
        return [text.format(count=remaining, chances=phrases.counted(chances, unit), units=unit.plural)]
    # Translators: so many are left to the target.
    left = _("{count} left").format(count=remaining)
    return [left] if progress.reachable is False else [left, *_pace(phrases, progress)]


def done_line(phrases: Phrases, position: Position) -> str:
    """How much of a promise was done within an area or a stretch of time, against the plan for that time."""
    progress = position.progress
    said = [_done(phrases, position)]
    if progress.periods is not None:
        said.insert(0, _kept(phrases, position.promise, progress.periods))
    said += [*_pace(phrases, progress), *_uncounted(phrases, progress)]
    return f"{name(position.promise)}: {', '.join(said)}."


def _done(phrases: Phrases, position: Position) -> str:
    """How much was done: a bare number, unless it stands beside one of weeks (months …)."""
    done, activities = position.progress.done or 0, activities_of(position.promise)
    if position.progress.periods is None:
        return phrases.amount(done, activities)
    if len(activities) == 1:
        return phrases.done(*activities, round(done))
    # Translators: how much was done of several activities together, beside the weeks that were kept.
    return phrases.text("{count} in all").format(count=phrases.number(done))


def details(phrases: Phrases, position: Position) -> list[str]:
    """What one wants to know of a single promise beside: the rule, what waits and what does not count."""
    _ = phrases.text
    progress = position.progress
    lines = shortfalls.missed(phrases, progress.periods.missed if progress.periods else ())
    if uncounted := _uncounted(phrases, progress):
        # Translators: done beside a promise; {counts} is for example "3 uncounted, 2 waiting for an answer".
        lines.append(_("Besides: {counts}.").format(counts=", ".join(uncounted)))
    return [*lines, rule(phrases, position.promise)]


def rule(phrases: Phrases, promise: AnyPromise) -> str:
    """By which rule a promise is counted."""
    # Translators: the rule by which a promise is counted.
    return phrases.text("Counted: {rule}.").format(rule=promise.rule)


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
    said = [_of_target(phrases, position)]
    if progress.remaining:
        # Translators: so many are left to the target.
        said.append(_("{count} left").format(count=phrases.number(progress.remaining)))
    return [*said, *towards_target(phrases, progress), *_parts(phrases, position)]


def towards_target(phrases: Phrases, progress: Progress) -> list[str]:
    """Whether a target is reached, or how it stands towards an even pace; nothing where there is none."""
    _ = phrases.text
    if progress.exceeded_by:
        # Translators: more was done than promised.
        return [_("{count} above the target").format(count=phrases.number(progress.exceeded_by))]
    if progress.remaining == 0:
        # Translators: a promise whose target has been reached.
        return [_("target reached")]
    return _pace(phrases, progress)


def _of_target(phrases: Phrases, position: Position) -> str:
    goal = phrases.amount(position.progress.target or 0, activities_of(position.promise))
    # Translators: so many done of so many promised.
    text = phrases.text("{done} of {target}")
    return text.format(done=phrases.number(position.progress.done or 0), target=goal)


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
    said = [_kept(phrases, position.promise, periods)]
    if position.progress.reachable is False:
        # Translators: a rhythm that has been broken, so that the promise can no longer be kept in full.
        said.append(_("can no longer be kept"))
    if periods.lacking:
        names = [area_or_activity(phrases, each) for each in periods.lacking]
        # Translators: what the running week (month …) still needs.
        said.append(_("left now: {names}").format(names=phrases.several(names)))
    else:
        # Translators: the running week (month …) has all that it needs.
        said.append(_("nothing left right now"))
    return said


def _kept(phrases: Phrases, promise: AnyPromise, periods: RhythmPeriods) -> str:
    # Translators: a rhythm has been kept in so many of the weeks (months …) that have ended.
    text = phrases.text("{kept} of {ended} {units}")
    units = promise.unit.singular if periods.ended == 1 else promise.unit.plural
    return text.format(kept=periods.kept, ended=periods.ended, units=units)


def area_or_activity(phrases: Phrases, lacking: str) -> str:
    """What a rhythm lacks, by its name: an area, or else an activity."""
    known = {area.id for area in phrases.partnership.areas}
    return phrases.area(lacking) if lacking in known else phrases.activity(lacking)


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
