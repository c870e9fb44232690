"""The parts that somebody who tries the bot can play: reporter, manager, coordinator."""

from dataclasses import dataclass
from datetime import datetime

from bot.members import Role
from bot.messages import Sender
from bot.partnership import Partnership
from bot.ports import UnitsOfWork
from handlers.lookups import reporting

PLATFORM = "console"


@dataclass(frozen=True)
class Persona:
    """Who sits at the keyboard for the moment."""

    organisation: str
    role: Role

    @property
    def id(self) -> str:
        """What this persona is called among those of a partnership."""
        return f"{self.organisation}-{self.role}"

    @property
    def sender(self) -> Sender:
        """The identity of this persona."""
        return Sender(platform=PLATFORM, user=self.id)


def personas(partnership: Partnership) -> tuple[Persona, ...]:
    """All personas of a partnership: those who report, those who manage, and the one who coordinates."""
    organisations = reporting(partnership)
    parts = [Persona(each, role) for role in (Role.REPORTER, Role.MANAGER) for each in organisations]
    return (*parts, Persona(organisations[0], Role.COORDINATOR))


def let_in(units_of_work: UnitsOfWork, persona: Persona, at: datetime) -> None:
    """Make a persona a member, unless it is one."""
    with units_of_work() as work:
        if work.members.find(persona.sender) is None:
            work.members.add(persona.sender, persona.organisation, persona.role, at)
            work.commit()
