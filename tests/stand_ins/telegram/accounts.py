"""Who there is on the platform: people and bots."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Account:
    """A person or a bot, as everyone sees it."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def json(self) -> dict[str, Any]:
        """The account as the platform writes it."""
        body = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return body | present(username=self.username, language_code=self.language_code)


def present(**fields: Any) -> dict[str, Any]:
    """The fields that have a value: the platform leaves the others out."""
    return {name: value for name, value in fields.items() if value is not None}
