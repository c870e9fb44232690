"""The Web API: who calls, may they, and which method does it."""

import json
from typing import Any

from aiohttp import web

from tests.stand_ins.slack import chat_methods, file_methods, lookup_methods, view_methods
from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.method import Method, require
from tests.stand_ins.slack.people import Json
from tests.stand_ins.slack.workspace import Workspace

METHODS: dict[str, Method] = {
    **chat_methods.METHODS,
    **file_methods.METHODS,
    **lookup_methods.METHODS,
    **view_methods.METHODS,
}
JSON_ARGUMENTS = {"blocks", "attachments", "view", "files", "metadata"}


async def arguments(request: web.Request) -> Json:
    """The arguments of a call, from the query, a form or JSON."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        given |= await _json(request)
    else:
        given |= dict(await request.post())
    return {name: _decoded(name, value) for name, value in given.items()}


async def _json(request: web.Request) -> Json:
    try:
        given: Json = await request.json()
    except json.JSONDecodeError:
        raise Refused("invalid_json") from None
    if not isinstance(given, dict):
        raise Refused("json_not_object")
    return given


def _decoded(name: str, value: Any) -> Any:
    if name not in JSON_ARGUMENTS or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        raise Refused(f"invalid_{name}_format") from None


def authorize(method: Method, workspace: Workspace, token: str | None) -> None:
    """Refuse a call without the right token, or whose token lacks the scope."""
    app = workspace.app
    if not token:
        raise Refused("not_authed")
    if token not in {app.bot_token, app.app_token}:
        raise Refused("invalid_auth")
    if (token == app.app_token) is not method.by_app:
        raise Refused("not_allowed_token_type")
    if method.scope:
        require(method.scope, app.app_scopes if method.by_app else app.scopes)


def carry_out(name: str, workspace: Workspace, given: Json, token: str | None) -> Json:
    """The answer to a call."""
    method = METHODS.get(name)
    if method is None:
        return {"ok": False, "error": "unknown_method", "req_method": name}
    try:
        authorize(method, workspace, token)
        return {"ok": True, **method.run(workspace, given)}
    except Refused as refused:
        return {"ok": False, "error": refused.code, **refused.details}


def token_of(request: web.Request, given: Json) -> str | None:
    """The token: in the header, or in a form, but not in JSON or the address."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    in_form = request.content_type != "application/json" and "token" not in request.query
    form_token: str | None = given.pop("token", None) if in_form else None
    return token if kind == "Bearer" else form_token
