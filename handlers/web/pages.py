"""Pages from templates, and the headers that keep strangers' scripts, frames and requests away from them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

_HERE = Path(__file__).parent
STATIC = "/statiskt"

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def page(template: str, **values: Any) -> HTMLResponse:
    """A page from a template."""
    return HTMLResponse(rendered(template, **values), headers=HEADERS)


def rendered(template: str, **values: Any) -> str:
    """The text of a page from a template, which escapes all values."""
    return _environment().get_template(template).render(values)


def static_files() -> Mount:
    """Where the pages' style sheets and scripts are."""
    return Mount(STATIC, StaticFiles(directory=_HERE / "static"))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
