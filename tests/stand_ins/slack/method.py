"""What the methods of the Web API have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.people import Json
from tests.stand_ins.slack.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Web API.

    Attributes:
        run: from the arguments to the answer, without its `ok`.
        scope: what the token must allow.
        by_app: whether it takes the app's token instead of the bot's.
    """

    run: Callable[[Workspace, Json], Json]
    scope: str | None = None
    by_app: bool = False


def require(scope: str, provided: frozenset[str]) -> None:
    """Refuse a call for which the token lacks the scope."""
    if scope not in provided:
        raise Refused("missing_scope", needed=scope, provided=",".join(sorted(provided)))


def argument(arguments: Json, name: str) -> Any:
    """An argument that must be there."""
    value = arguments.get(name)
    if value is None or value == "":
        fault = f"[ERROR] missing required field: {name}"
        raise Refused("invalid_arguments", response_metadata={"messages": [fault]})
    return value
