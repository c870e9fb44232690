"""Uploading files in three steps: getUploadURLExternal, a post of the bytes, completeUploadExternal."""

from tests.stand_ins.slack.errors import Refused
from tests.stand_ins.slack.method import Method, argument
from tests.stand_ins.slack.people import Json
from tests.stand_ins.slack.workspace import Workspace


def get_upload_url(workspace: Workspace, given: Json) -> Json:
    """files.getUploadURLExternal."""
    file_id = workspace.next_id("F")
    name, length = argument(given, "filename"), int(argument(given, "length"))
    workspace.uploads[file_id] = {
        "id": file_id,
        "name": name,
        "length": length,
        "content": None,
        "complete": False,
    }
    return {"file_id": file_id, "upload_url": f"{workspace.address}/upload/v1/{file_id}"}


def complete_upload(workspace: Workspace, given: Json) -> Json:
    """files.completeUploadExternal: the files become visible, in a channel if one is given."""
    files = [_uploaded(workspace, file) for file in argument(given, "files")]
    wanted = given.get("channel_id") or given.get("channels")
    if wanted:
        channel = workspace.channel(wanted)
        if workspace.bot.id not in channel.members:
            raise Refused("not_in_channel")
        text = given.get("initial_comment", "")
        message = workspace.post(channel, {"text": text, "thread_ts": given.get("thread_ts")})
        message.files = [file["title"] for file in files]
    return {"files": files}


def _uploaded(workspace: Workspace, file: Json) -> Json:
    upload = workspace.uploads.get(file["id"])
    if upload is None or upload["content"] is None:
        raise Refused("file_not_found")
    upload["complete"] = True
    return {"id": file["id"], "name": upload["name"], "title": file.get("title", upload["name"])}


METHODS = {
    "files.getUploadURLExternal": Method(get_upload_url, "files:write"),
    "files.completeUploadExternal": Method(complete_upload, "files:write"),
}
