"""Slack's markup: what a member typed, without it, and what the bot says, in which nothing is markup."""

import re
from collections.abc import Sequence

# Mentions, links and dates, with what Slack shows for them where it tells.
_CONTROL = re.compile(r"<([^<>|\n]{1,3000})(?:\|([^<>\n]{0,3000}))?>")
_QUOTED_LINE = re.compile(r"^(?:&gt;|>).*$", re.MULTILINE)
_WORD_JOINER = "\N{WORD JOINER}"
_ADDRESS = re.compile(r"(?:mailto|tel):")


def escaped(text: str, links: Sequence[str] = ()) -> str:
    """A text as data: nobody is called by it, and nothing is linked to but the bot's own pages."""
    if not links:
        return _as_data(text)
    pages = map(re.escape, sorted(links, key=len, reverse=True))
    pieces = re.split(f"({'|'.join(pages)})", text)
    pieces[::2] = map(_as_data, pieces[::2])
    pieces[1::2] = (f"<{page}>" for page in pieces[1::2])
    return "".join(pieces)


def _as_data(text: str) -> str:
    words = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return words.replace("://", f":{_WORD_JOINER}//")


def plain(text: str) -> str:
    """What was typed in the sender's own words: without markup, mentions of people, and lines quoted."""
    words = _CONTROL.sub(_shown, _QUOTED_LINE.sub("", text))
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip(" \t\n,:")


def mentions(text: str, user: str) -> bool:
    """Whether a text turns to a user."""
    return any(f"<@{user}{end}" in text for end in (">", "|"))


def _shown(control: re.Match[str]) -> str:
    target, label = control.groups()
    if target.startswith("@"):
        return ""
    if label is not None:
        return str(label)
    return "" if target.startswith(("!", "#")) else _ADDRESS.sub("", target)
