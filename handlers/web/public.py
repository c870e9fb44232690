"""The pages for the inhabitants: every promise, each promise by itself, and its pictures.

They are served from a snapshot, made once and then sent from memory; nobody who reads them is asked who
they are, and nothing is left in their browser.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.accounts import Account
from bot.partnership import Partnership
from bot.pictures.curve import Course
from bot.pictures.strip import Strip
from handlers.pictures.themes import DARK, LIGHT
from handlers.web import evaluation_pages
from handlers.web.data_pages import OpenData
from handlers.web.documents import HTML, SVG, Documents
from handlers.web.follow_up_pages import as_feed, as_picture, as_word, found
from handlers.web.pages import HEADERS, rendered
from handlers.web.snapshots import Document, Snapshot, Snapshots
from locales.help_page import HelpPage
from locales.open_data import OpenDataWords
from locales.public_page import PublicPage

LANGUAGES = ("sv", "en")
_MOST_DEEDS = 60
_THEMES = {"ljus": LIGHT, "mork": DARK}


class PublicPages:
    """The pages about one partnership below an address, in Swedish, and below `/en` there in English.

    `years` are those that there are pages about, `site` what stands before all paths where that is known.
    """

    def __init__(
        self, partnership: Partnership, snapshots: Snapshots, years: Sequence[int], base: str, site: str
    ) -> None:
        self._snapshots = snapshots
        self._years = years
        self._base = base
        self._words = [PublicPage(partnership, language, site) for language in LANGUAGES]

    @property
    def routes(self) -> tuple[BaseRoute, ...]:
        """Where the pages and the open data are."""
        pages = (
            ("/", self._index),
            ("/lofte/{promise}", self._promise),
            ("/tillganglighet", self._accessibility),
            ("/data", self._data),
            ("/hjalp", self._help),
            ("/platser", self._places),
            ("/uppfoljning.atom", self._feed),
            ("/uppfoljning/{number}.docx", as_word),
            ("/uppfoljning/{number}.png", as_picture),
            ("/uppfoljning/{number}", self._follow_up),
            ("/utvardering", self._evaluation),
            ("/utvardering/{number}.docx", evaluation_pages.as_word),
            ("/utvardering/{number}", self._evaluation),
            ("/bild/{promise}-{theme}.svg", self._picture),
        )
        in_each_language = (
            Route(f"{self._prefix(words)}{path}", self._serving(words, maker))
            for words in self._words
            for path, maker in pages
        )
        return (*in_each_language, *self._open_data().routes)

    def missing(self, path: str) -> Response:
        """What is said at an address where nothing is: what there is."""
        own = (words for words in self._words if words.language in path.split("/"))
        lost = self._missing(next(own, self._words[0]))
        return Response(lost.body, HTTPStatus.NOT_FOUND, HEADERS, lost.media_type)

    def _open_data(self) -> OpenData:
        words = self._words[0]
        documents = Documents(self._snapshots, words.unavailable)
        missing, address = partial(self._missing, words), self._address(words, "/data/")
        return OpenData(words.partnership, documents, missing, self._base, address)

    def _serving(self, words: PublicPage, maker: "Maker") -> Callable[[Request], Awaitable[Response]]:
        documents = Documents(self._snapshots, words.unavailable)
        return documents.serving(partial(maker, words), partial(self._missing, words))

    def _index(self, words: PublicPage, snapshot: Snapshot, _: Mapping[str, str]) -> Document:
        return self._page("promises.html", words, "/", snapshot=snapshot, bar=_bar)

    def _promise(self, words: PublicPage, snapshot: Snapshot, asked: Mapping[str, str]) -> Document | None:
        account = snapshot.accounts.get(asked["promise"])
        if account is None:
            return None
        return self._page(
            "promise.html",
            words,
            f"/lofte/{account.promise.id}",
            snapshot=snapshot,
            account=account,
            deeds=account.deeds[:_MOST_DEEDS],
            is_strip=isinstance(account.course, Strip),
            is_discreet=any(total.amount is None for total in account.areas),
        )

    def _accessibility(self, words: PublicPage, _snapshot: Snapshot, _: Mapping[str, str]) -> Document:
        return self._page("accessibility.html", words, "/tillganglighet")

    def _data(self, words: PublicPage, _snapshot: Snapshot, _: Mapping[str, str]) -> Document:
        data = OpenDataWords(words.partnership, words.language)
        return self._page("data.html", words, "/data", data=data)

    def _help(self, words: PublicPage, _snapshot: Snapshot, _: Mapping[str, str]) -> Document:
        return self._page("help.html", words, "/hjalp", help=HelpPage(words.partnership))

    def _places(self, words: PublicPage, snapshot: Snapshot, _: Mapping[str, str]) -> Document:
        return self._page("places.html", words, "/platser", snapshot=snapshot)

    def _picture(self, words: PublicPage, snapshot: Snapshot, asked: Mapping[str, str]) -> Document | None:
        from handlers.pictures.drawing import draw  # noqa: PLC0415 - matplotlib, for who draws alone
        from handlers.pictures.sheet import Form  # noqa: PLC0415 - as above

        account, theme = snapshot.accounts.get(asked["promise"]), _THEMES.get(asked["theme"])
        if account is None or account.course is None or theme is None:
            return None
        return Document(draw(account.course, words.pictures, theme, Form.SVG), SVG)

    def _follow_up(self, words: PublicPage, snapshot: Snapshot, asked: Mapping[str, str]) -> Document | None:
        told = found(snapshot, asked)
        if told is None:
            return None
        follow_up, known = told
        chapters = list(zip(follow_up.chapters, known, strict=True))
        address = f"/uppfoljning/{follow_up.id}"
        return self._page("follow_up.html", words, address, follow_up=follow_up, chapters=chapters)

    def _evaluation(self, words: PublicPage, snapshot: Snapshot, asked: Mapping[str, str]) -> Document | None:
        told = evaluation_pages.found(snapshot, asked)
        if told is None:
            return None
        number, evaluation = told
        address = f"/utvardering/{number}"
        paper = words.evaluations.paper(evaluation)
        return self._page("paper.html", words, address, paper=paper, file=f"{address}.docx")

    def _missing(self, words: PublicPage) -> Document:
        return self._page("missing.html", words, "/")

    def _feed(self, words: PublicPage, snapshot: Snapshot, _: Mapping[str, str]) -> Document:
        return as_feed(words, snapshot, self._address(words, "/"))

    def _address(self, words: PublicPage, path: str) -> str | None:
        """Where something is and stays for whoever reads it elsewhere; None where the site is not known."""
        language = self._prefix(words).removeprefix(self._base)
        page = words.phrases.page(f"/{words.partnership.year}{language}{path}")
        return next(iter(words.phrases.links(page)), None)

    def _page(self, template: str, words: PublicPage, address: str, **values: Any) -> Document:
        (other,) = (each for each in self._words if each is not words)
        language = self._prefix(words).removeprefix(self._base)
        text = rendered(
            template,
            words=words,
            prefix=self._prefix(words),
            base=self._base,
            other_language=f"{self._prefix(other)}{address}",
            years={year: f"/{year}{language}/" for year in self._years},
            **values,
        )
        return Document(text.encode(), HTML)

    def _prefix(self, words: PublicPage) -> str:
        return self._base if words is self._words[0] else f"{self._base}/{words.language}"


Maker = Callable[[PublicPage, Snapshot, Mapping[str, str]], Document | None]


def _bar(account: Account) -> Mapping[str, float | None] | None:
    """How far a promise's bar reaches, and where an even pace would be, of 100; None without a number."""
    found = account.progress
    if not isinstance(account.course, Course) or found.done is None or not found.target or found.target <= 1:
        return None
    plan = None if found.pace is None else _percent(found.done - found.pace, found.target)
    return {"done": _percent(found.done, found.target), "plan": plan}


def _percent(part: float, whole: float) -> float:
    return round(100 * max(0.0, min(1.0, part / whole)), 1)
