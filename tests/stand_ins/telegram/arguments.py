"""What a method was called with: from the address, a form, a JSON body or a form with files."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from tests.stand_ins.telegram.refusals import bad_request


@dataclass(frozen=True, slots=True)
class Arguments:
    """Values by name: text as in a form, or whatever a JSON body holds; files apart, as bytes."""

    values: dict[str, Any]
    files: dict[str, bytes]

    def text(self, name: str, default: str = "") -> str:
        """A value as text."""
        value = self.values.get(name)
        return default if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A value as an integer; what is none counts as left out."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """A value as yes or no."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def parsed(self, name: str, what: str) -> Any:
        """A JSON value, None where it is left out; `what` names it in the refusal."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None


async def read_arguments(request: web.Request) -> Arguments:
    """Read a call's arguments, wherever they stand."""
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return Arguments(values | await read_json(request), {})
    form = await request.post()
    files = {name: _read(field) for name, field in form.items() if isinstance(field, FileField)}
    values |= {name: field for name, field in form.items() if isinstance(field, str)}
    return Arguments(values, files)


def _read(field: FileField) -> bytes:
    """What a file holds, which is closed whatever becomes of the call."""
    with field.file as file:
        return file.read()


async def read_json(request: web.Request) -> dict[str, Any]:
    """The object that the body holds."""
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise bad_request("can't parse JSON object")
    return body
