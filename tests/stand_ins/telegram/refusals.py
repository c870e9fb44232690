"""How the server says no."""

from typing import Any


class RefusedError(Exception):
    """A call isn't carried out; `code` is the HTTP status, `parameters` what a program can act on."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        self.code = code
        self.description = description
        self.parameters = parameters
        super().__init__(description)

    def body(self) -> dict[str, Any]:
        """The answer as JSON."""
        told = {"ok": False, "error_code": self.code, "description": self.description}
        return told | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(what: str, **parameters: int) -> RefusedError:
    """The caller asks for something that can't be."""
    return RefusedError(400, f"Bad Request: {what}", **parameters)


def forbidden(why: str) -> RefusedError:
    """The bot isn't wanted there."""
    return RefusedError(403, f"Forbidden: {why}")


def conflict(why: str) -> RefusedError:
    """Somebody else fetches the bot's updates."""
    return RefusedError(409, f"Conflict: {why}")


def too_many_requests(retry_after: int) -> RefusedError:
    """The bot must wait so many seconds."""
    return RefusedError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
