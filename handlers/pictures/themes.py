"""The colours of pictures, for light and for dark surroundings.

All text is told from its ground with a contrast of at least 4.5 to 1, and what carries a meaning of its own
with at least 3 to 1. The hues are those that the colour-blind tell apart; none stands without a sign or word.
"""

from dataclasses import dataclass

from bot.pictures.overview import Tempo
from bot.pictures.strip import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours by what they are for.

    `on_mark` is for signs on a ground of `good`, `behind` or `lost`.
    """

    paper: str
    ink: str
    faint: str
    track: str
    good: str
    behind: str
    lost: str
    on_mark: str

    def tempo(self, tempo: Tempo) -> str:
        """The colour of a bar."""
        return {Tempo.BEHIND: self.behind, Tempo.LOST: self.lost}.get(tempo, self.good)

    def outcome(self, outcome: Outcome) -> str:
        """The ground of a slice on a strip."""
        grounds = {Outcome.KEPT: self.good, Outcome.PARTLY: self.behind, Outcome.MISSED: self.lost}
        return grounds.get(outcome, self.track)


LIGHT = Theme(
    paper="#ffffff",
    ink="#17202a",
    faint="#4a5560",
    track="#dfe4e9",
    good="#0a63a8",
    behind="#b85c00",
    lost="#8e1f5b",
    on_mark="#ffffff",
)

DARK = Theme(
    paper="#161b21",
    ink="#f4f6f8",
    faint="#b9c2cb",
    track="#3a434d",
    good="#5ab4f0",
    behind="#f0a030",
    lost="#f08cc0",
    on_mark="#161b21",
)
