"""What a member has told lately, and which of it a saying is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying

_LATELY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Told:
    """The member's own reports of the last hours that still stand, latest first; there is at least one."""

    reports: tuple[Report, ...]

    @property
    def latest(self) -> Report:
        """The latest of them."""
        return self.reports[0]

    def meant(self, saying: Saying) -> tuple[Report, tuple[Entry, ...]]:
        """What a saying names by activity and place: of the latest report that has it, else nothing.

        A place that nothing was told of leads nowhere: it is one where something else was done.
        """
        for report in self.reports:
            if found := tuple(entry for entry in report.entries if names(saying, entry)):
                return report, found
        return self.latest, ()

    def is_told_of(self, saying: Saying) -> bool:
        """Whether all that a saying names was told."""
        return bool(self.meant(saying)[1])


def told_lately(turn: Turn) -> Told | None:
    """What the member has told in the last hours; None where that is nothing."""
    reports = turn.work.reports.standing_by(turn.member.id, turn.at - _LATELY)
    return Told(tuple(reports)) if reports else None


def names(saying: Saying, entry: Entry) -> bool:
    """Whether an entry is what a saying names by its words for what was done, and where."""
    acts = not saying.activities or entry.facts.activity in saying.activities
    return acts and is_at(saying, entry)


def is_at(saying: Saying, entry: Entry) -> bool:
    """Whether an entry is at one of the places that a saying names, if it names any."""
    at = {(place.area, None) for place in saying.places} | {(None, place.name) for place in saying.places}
    told = {(entry.facts.area, None), (None, entry.facts.place)} - {(None, None)}
    return not saying.places or not told.isdisjoint(at - {(None, None)})


def number_of(entries: Sequence[Entry]) -> int:
    """How many occasions some entries tell of."""
    return sum(entry.facts.count for entry in entries)
