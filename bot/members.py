"""Those who may talk with the bot."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a member may do: report, correct the own organisation's reports, or manage the partnership."""

    REPORTER = "reporter"
    MANAGER = "manager"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person in a partnership; no name is kept, the platform has it."""

    id: int
    organisation: str
    role: Role
    active: bool = True
