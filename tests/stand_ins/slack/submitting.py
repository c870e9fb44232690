"""What the answer to a submitted modal does to it: errors, another view, one more on top, or the end."""

from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.people import Json, View
from tests.stand_ins.slack.surfaces import MODALS, check_view
from tests.stand_ins.slack.workspace import Workspace


def apply(workspace: Workspace, view: View, body: Json, troubles: list[str]) -> None:
    """Carry out the `response_action`; what Slack can't carry out, the user sees as an error."""
    try:
        _carry_out(workspace, view, body)
    except Refused as refused:
        troubles.append(f"the modal's answer can't be shown: {refused.code}")


def _carry_out(workspace: Workspace, view: View, body: Json) -> None:
    match body.get("response_action"):
        case None if not body:
            workspace.views.close(view)
        case "clear":
            workspace.views.clear(view.user)
        case "errors":
            view.errors = _known(view, body.get("errors") or {})
            workspace.changes.announce()
        case "update":
            check_view(body.get("view"), MODALS)
            workspace.views.update(view, body["view"], None)
        case "push":
            check_view(body.get("view"), MODALS)
            workspace.views.push(view.user, body["view"])
        case _:
            raise Refused("invalid_response_action")


def _known(view: View, errors: dict[str, str]) -> dict[str, str]:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not errors or not errors.keys() <= inputs:
        raise Refused("invalid_errors")
    return errors
