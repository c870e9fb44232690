"""Where the published evaluations are: the latest at an address of its own, and each as a page and a file."""

from collections.abc import Mapping

from handlers.web.follow_up_pages import WORD
from handlers.web.snapshots import Document, Snapshot
from locales.evaluations import Told
from locales.public_page import PublicPage

Asked = Mapping[str, str]


def found(snapshot: Snapshot, asked: Asked) -> tuple[str, Told] | None:
    """An evaluation by its number, which is told with it; without one the latest."""
    number = asked.get("number") or next(iter(snapshot.evaluations), "")
    told = snapshot.evaluations.get(number)
    return None if told is None else (number, told)


def as_word(words: PublicPage, snapshot: Snapshot, asked: Asked) -> Document | None:
    """An evaluation as a Word file; None if there is none such."""
    from handlers.word_files import paper_file  # noqa: PLC0415 - python-docx, for who asks for a file alone

    told = found(snapshot, asked)
    return None if told is None else Document(paper_file(words.evaluations.paper(told[1])), WORD)
