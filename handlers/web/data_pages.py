"""Where the open data are: the tables, their schemas, the catalogue, and the page that tells of them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from starlette.routing import BaseRoute, Route

from bot.partnership import Partnership
from handlers.open_data import LICENCE, Table, as_csv, as_json, as_schema, tables
from handlers.web.documents import Documents
from handlers.web.pages import rendered
from handlers.web.snapshots import Document, Snapshot
from locales.open_data import OpenDataWords

_CSV, _JSON = "text/csv; charset=utf-8", "application/json"
_SCHEMA, _RDF = "application/csvm+json", "application/rdf+xml"


class OpenData:
    """The open data of a partnership below a base, told of in its own language.

    `address` is where they are for whoever harvests the catalogue, None where that is not known.
    """

    def __init__(
        self,
        partnership: Partnership,
        documents: Documents,
        missing: Callable[[], Document],
        base: str,
        address: str | None,
    ) -> None:
        self._partnership = partnership
        self._documents = documents
        self._missing = missing
        self._base = base
        self._address = address
        self._words = OpenDataWords(partnership, "sv")

    @property
    def routes(self) -> tuple[BaseRoute, ...]:
        """Where each document is; the addresses stay."""
        makers = {
            "/data/{table}.csv-metadata.json": self._schema,
            "/data/{table}.csv": self._csv,
            "/data/{table}.json": self._json,
            "/data/katalog.rdf": self._catalogue,
        }
        return tuple(
            Route(f"{self._base}{path}", self._documents.serving(make, self._missing))
            for path, make in makers.items()
        )

    def _csv(self, snapshot: Snapshot, asked: Mapping[str, Any]) -> Document | None:
        return self._made(as_csv, _CSV, snapshot, asked)

    def _json(self, snapshot: Snapshot, asked: Mapping[str, Any]) -> Document | None:
        return self._made(as_json, _JSON, snapshot, asked)

    def _schema(self, snapshot: Snapshot, asked: Mapping[str, Any]) -> Document | None:
        return self._made(partial(_described, self._words), _SCHEMA, snapshot, asked)

    def _catalogue(self, snapshot: Snapshot, _: Mapping[str, Any]) -> Document:
        text = rendered(
            "catalogue.rdf",
            partnership=self._partnership,
            words=self._words,
            publisher=", ".join(each.name for each in self._partnership.organisations if each.reports),
            tables=tables(snapshot.accounts.values(), snapshot.places, snapshot.today),
            licence=LICENCE,
            modified=snapshot.updated,
            address=self._address,
        )
        return Document(text.encode(), _RDF)

    def _made(
        self, make: Callable[[Table], str], media_type: str, snapshot: Snapshot, asked: Mapping[str, Any]
    ) -> Document | None:
        found = tables(snapshot.accounts.values(), snapshot.places, snapshot.today)
        table = {each.name: each for each in found}.get(asked["table"])
        return None if table is None else Document(make(table).encode(), media_type)


def _described(words: OpenDataWords, table: Table) -> str:
    return as_schema(table, words.columns(table.name), words.language)
