"""Answers to an interaction by its response URL, and to a slash command in its acknowledgement."""

from tests.stand_ins.slack.elements import with_block_ids
from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.people import Json, Message
from tests.stand_ins.slack.surfaces import check_message
from tests.stand_ins.slack.tokens import ResponseUrl
from tests.stand_ins.slack.workspace import Workspace


def respond(workspace: Workspace, url: ResponseUrl, given: Json) -> None:
    """Delete or replace the message that the interaction came from, or write a new one."""
    if given.get("delete_original"):
        _delete(workspace, url)
        return
    if not given.get("text") and not given.get("blocks"):
        raise Refused("no_text")
    check_message(given.get("blocks") or [], workspace.uploads)
    if given.get("replace_original") and url.source is not None:
        _replace(workspace, url, given)
    elif given.get("response_type") == "in_channel":
        workspace.post(workspace.channels[url.channel], given)
    else:
        workspace.whisper(workspace.channels[url.channel], url.user, given)


def _delete(workspace: Workspace, url: ResponseUrl) -> None:
    match url.source:
        case None:
            raise Refused("cant_delete_message")
        case Message() as message:
            workspace.delete(workspace.channels[url.channel], message)
        case whispered:
            whispered.deleted = True
            workspace.changes.announce()


def _replace(workspace: Workspace, url: ResponseUrl, given: Json) -> None:
    match url.source:
        case Message() as message:
            workspace.change(workspace.channels[url.channel], message, given)
        case whispered if whispered is not None:
            whispered.text = given.get("text", "")
            whispered.blocks = with_block_ids(given.get("blocks") or [])
            workspace.changes.announce()
