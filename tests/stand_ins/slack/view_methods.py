"""The methods that show modals and home tabs: views."""

from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.events import rendered_view
from tests.stand_ins.slack.method import Method, argument
from tests.stand_ins.slack.people import Json, View
from tests.stand_ins.slack.surfaces import HOMES, MODALS, check_view
from tests.stand_ins.slack.workspace import Workspace


def open_view(workspace: Workspace, given: Json) -> Json:
    """views.open."""
    view = _modal(given)
    return _shown(workspace, workspace.views.open(_taken_by(workspace, given), view))


def push(workspace: Workspace, given: Json) -> Json:
    """views.push."""
    view = _modal(given)
    return _shown(workspace, workspace.views.push(_taken_by(workspace, given), view))


def update(workspace: Workspace, given: Json) -> Json:
    """views.update."""
    view = workspace.views.find(given.get("view_id"), given.get("external_id"))
    check_view(argument(given, "view"), HOMES if view.given["type"] == "home" else MODALS)
    workspace.views.update(view, given["view"], given.get("hash"))
    return _shown(workspace, view)


def publish(workspace: Workspace, given: Json) -> Json:
    """views.publish."""
    user = argument(given, "user_id")
    if not isinstance(user, str) or user not in workspace.users:
        raise Refused("user_not_found")
    check_view(argument(given, "view"), HOMES)
    return _shown(workspace, workspace.views.publish(user, given["view"], given.get("hash")))


def _modal(given: Json) -> Json:
    view: Json = argument(given, "view")
    check_view(view, MODALS)
    return view


def _taken_by(workspace: Workspace, given: Json) -> str:
    return workspace.triggers.take(argument(given, "trigger_id"))


def _shown(workspace: Workspace, view: View) -> Json:
    return {"view": rendered_view(view, workspace.app)}


METHODS = {
    "views.open": Method(open_view),
    "views.push": Method(push),
    "views.update": Method(update),
    "views.publish": Method(publish),
}
