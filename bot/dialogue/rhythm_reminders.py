"""Reminders of rhythms: of a gap that may not have been reported, and of what is about to be missed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.counting import rhythms
from bot.counting.slices import rhythm_slices
from bot.dialogue.overview import Overview
from bot.entries import Entry
from bot.promises import Every, Rhythm
from bot.unasked import GapAsked, Reminder, RhythmLacking, gap_key
from bot.working_time import ONE_DAY, Slice

_A_WEEK = 7 * ONE_DAY
_LOOKING_BACK = 4
_A_HABIT = 3
_TOO_SHORT = {Every.DAY, Every.SLOT}


def gaps(view: Overview, day: date, until: datetime) -> Iterator[Reminder]:
    """Periods that ended lately without what those before them had: perhaps it was not reported."""
    known = view.foreseen(day)
    for promise in _rhythms(view):
        told = known.about(promise)
        ended = [piece for piece in rhythm_slices(promise) if piece.days.last < day][-_A_HABIT:]
        if not ended or ended[-1].days.last < day - _A_WEEK:
            continue
        *before, lately = (rhythms.lacking(promise, piece, told) for piece in ended)
        new = tuple(name for name in lately if not any(name in lacking for lacking in before))
        if new:
            key = gap_key(promise, ended[-1].name)
            yield GapAsked(key=key, promise=promise, until=until, period=ended[-1], lacking=new)


def about_to_be_missed(view: Overview, day: date, until: datetime) -> Iterator[Reminder]:
    """Rhythms that lack something this week which does not always come late in it."""
    for promise in _rhythms(view):
        told = view.foreseen(day).about(promise)
        begun = [piece for piece in rhythm_slices(promise) if piece.days.first <= day]
        if promise.every in _TOO_SHORT or not begun or not day <= begun[-1].days.last < day + _A_WEEK:
            continue
        *ended, running = begun
        lacking = tuple(
            name
            for name in rhythms.lacking(promise, running, told)
            if _Habit(promise, told, ended[-_LOOKING_BACK:], name).is_broken(running.days.last - day)
        )
        if lacking:
            key = f"reminder:{promise.id}:{running.name}:lacking"
            yield RhythmLacking(key=key, promise=promise, until=until, period=running, lacking=lacking)


def _rhythms(view: Overview) -> Iterator[Rhythm]:
    """The rhythms that ask for every single period."""
    for promise in view.partnership.promises:
        if isinstance(promise, Rhythm) and not promise.average:
            yield promise


@dataclass(frozen=True, slots=True)
class _Habit:
    """How the last periods of a rhythm went in an area, or with an activity."""

    promise: Rhythm
    told: Sequence[Entry]
    ended: Sequence[Slice]
    name: str

    def is_broken(self, left: timedelta) -> bool:
        """Whether it is out of the ordinary that nothing is done so long before a period's last day."""
        if len(self.ended) < _A_HABIT:
            return True
        missed = [self._is_lacking(piece, piece.days.last) for piece in self.ended]
        if missed[-1]:
            return not any(missed[-_A_HABIT:-1])
        late = [self._is_lacking(piece, piece.days.last - left - ONE_DAY) for piece in self.ended]
        return not any(late)

    def _is_lacking(self, piece: Slice, day: date) -> bool:
        """Whether nothing, or too little, was done in a period up to a day."""
        early = [entry for entry in self.told if entry.facts.date <= day]
        return self.name in rhythms.lacking(self.promise, piece, early)
