"""Open data: tables that say what the pages say, whose columns are told, and a catalogue of them."""

import csv
import json
from datetime import date
from io import StringIO
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import httpx
import pytest

from bot.accounts import accounts
from bot.partnership_file import read_partnership
from handlers.open_data import as_csv, tables
from tests.bot.partnership_file.files import HUDDINGE_2020
from tests.handlers.web.test_public_pages import reports
from tests.hostile import TEXTS

__all__ = ["reports"]  # a fixture

TABLES = ("loften", "aktiviteter", "platser")
NAMES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
}
RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"


async def rows(client: httpx.AsyncClient, table: str) -> list[dict[str, str]]:
    answer = await client.get(f"/data/{table}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(StringIO(answer.text)))


async def test_the_promises_with_their_figures(client: httpx.AsyncClient) -> None:
    (speed,) = [row for row in await rows(client, "loften") if row["id"] == "hastighetskontroller"]
    assert speed["title"] == "Hastighetskontroller på platser som invånarna har önskat"
    assert (speed["done"], speed["target"], speed["remaining"], speed["as_of"]) == (
        "2",
        "60",
        "58",
        "2020-04-03",
    )
    assert float(speed["pace"]) == pytest.approx(-13, abs=0.5)


async def test_the_activities_without_persons_and_places(client: httpx.AsyncClient) -> None:
    (speed,) = [row for row in await rows(client, "aktiviteter") if row["promise"] == "hastighetskontroller"]
    assert speed == {
        "promise": "hastighetskontroller",
        "date": "2020-03-31",
        "precision": "day",
        "activity": "speed_check",
        "area": "varby",
        "organisations": "polisen",
        "amount": "2",
        "standing": "counts",
    }


async def test_the_places_that_were_asked_for(client: httpx.AsyncClient) -> None:
    told = {row["place"]: row for row in await rows(client, "platser")}
    assert told["Lingvägen"] == {
        "place": "Lingvägen",
        "area": "",
        "asked_for": "1",
        "first_asked_for": "2020-04-02",
        "checked": "0",
        "last_checked": "",
    }
    assert [row["place"] for row in told.values() if row["checked"] != "0"] != []


@pytest.mark.parametrize("table", TABLES)
async def test_json_says_what_csv_says(client: httpx.AsyncClient, table: str) -> None:
    told = (await client.get(f"/data/{table}.json")).json()
    shown = [
        {name: "" if value is None else json.dumps(value).strip('"') for name, value in row.items()}
        for row in told
    ]
    assert [list(row) for row in shown] == [list(row) for row in await rows(client, table)]
    assert len(shown) > 0


@pytest.mark.parametrize("table", TABLES)
async def test_every_column_is_told(client: httpx.AsyncClient, table: str) -> None:
    schema = (await client.get(f"/data/{table}.csv-metadata.json")).json()
    columns = schema["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list((await rows(client, table))[0])
    assert all(column["dc:description"]["@value"] for column in columns)
    assert schema["url"] == f"{table}.csv"
    page = (await client.get("/en/data")).text
    assert [column["name"] for column in columns if f"<code>{column['name']}</code>" not in page] == []


async def test_the_catalogue_leads_to_all_of_it(client: httpx.AsyncClient) -> None:
    answer = await client.get("/data/katalog.rdf")
    assert answer.headers["content-type"] == "application/rdf+xml"
    catalogue = ET.fromstring(answer.content)  # noqa: S314 - our own
    for demanded in ("dcterms:title", "dcterms:description", "dcterms:publisher", "dcterms:license"):
        assert catalogue.find(f"dcat:Catalog/{demanded}", NAMES) is not None
    assert catalogue.findtext("foaf:Agent/foaf:name", namespaces=NAMES)
    addresses = [each.attrib[RESOURCE] for each in catalogue.iterfind(".//dcat:downloadURL", NAMES)]
    assert len(addresses) == 2 * len(TABLES)
    for address in addresses:
        assert (await client.get(urljoin("/data/katalog.rdf", address))).status_code == 200


@pytest.mark.parametrize("path", ["/data/allt.csv", "/data/loften.xlsx", "/data/allt.csv-metadata.json"])
async def test_another_table_or_format_is_none(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize("text", TEXTS)
def test_no_title_is_a_formula(text: str) -> None:
    told = accounts(read_partnership(HUDDINGE_2020, "huddinge-2020"), (), (), date(2020, 4, 3))
    promises, *_ = tables(told, (), date(2020, 4, 3))
    title = next(column for column in promises.columns if column.name == "title")
    hostile = type(promises)(
        promises.name, [type(title)("title", "string", lambda _row: text)], promises.rows[:1]
    )
    (_, (cell,)) = csv.reader(StringIO(as_csv(hostile)))
    assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r"}
    assert cell.removeprefix("'") == text.removeprefix("'")
