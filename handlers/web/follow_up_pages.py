"""Where the published follow-ups are: as pages, as a Word file, as a picture to share, and as a feed."""

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.followups import Chapter, FollowUp
from bot.pictures.overview import overview
from handlers.pictures.themes import LIGHT
from handlers.web.pages import rendered
from handlers.web.snapshots import Document, Snapshot
from locales.public_page import PublicPage

ATOM = "application/atom+xml"
PNG = "image/png"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_NEVER = datetime(2020, 1, 1, tzinfo=UTC)  # a feed must say when, also before anything is in it

Asked = Mapping[str, str]
Told = tuple[FollowUp, tuple[Chapter, ...]]


def as_word(words: PublicPage, snapshot: Snapshot, asked: Asked) -> Document | None:
    """A follow-up as a Word file; None if there is none such."""
    from handlers.word_files import follow_up_file  # noqa: PLC0415 - python-docx, for who asks for a file alone

    told = found(snapshot, asked)
    return None if told is None else Document(follow_up_file(words.follow_ups, *told), WORD)


def as_picture(words: PublicPage, snapshot: Snapshot, asked: Asked) -> Document | None:
    """A follow-up as a picture of all its figures; None if there is none such."""
    from handlers.pictures.drawing import draw  # noqa: PLC0415 - matplotlib, for who draws alone

    told = found(snapshot, asked)
    if told is None:
        return None
    follow_up, _ = told
    positions = [words.follow_ups.position(chapter) for chapter in follow_up.chapters]
    shown = overview([(each.promise, each.progress) for each in positions], follow_up.day)
    return Document(draw(shown, words.pictures, LIGHT), PNG)


def as_feed(words: PublicPage, snapshot: Snapshot, address: str | None) -> Document:
    """All follow-ups as an Atom feed, whose addresses are relative to an address, or else to its own."""
    text = rendered("follow_ups.atom", words=words, snapshot=snapshot, epoch=_NEVER, address=address)
    return Document(text.encode(), ATOM)


def found(snapshot: Snapshot, asked: Asked) -> Told | None:
    """A follow-up by its number, with its figures as they are known now."""
    return next((told for told in snapshot.follow_ups if str(told[0].id) == asked["number"]), None)
