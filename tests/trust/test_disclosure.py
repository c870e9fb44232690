"""What is given out on request: all of what was reported, nothing of who it was, and never a formula."""

import csv
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.entries import CallOffReason, EntryKind, Mark, PartOfDay
from bot.errors import InputError
from bot.members import Member, Role
from bot.messages import MessageKey, Sender
from bot.ports import Disclosure, UnitOfWork
from handlers.app import App
from handlers.disclosure.exporting import Said, exported, exported_own
from handlers.disclosure.sheets import visible
from handlers.settings import Settings
from locales.disclosure import DisclosureWords
from storage.scope import Did
from storage.seals import SEALED
from storage.tables import history
from tests import hostile
from tests.storage.examples import DAY, NOW, facts

LINA = Sender(platform="slack", user="U0LINA00001")
MAJA = Sender(platform="telegram", user="991234567")
WHO = ("U0LINA00001", "991234567", "telegram:", "slack")
PLACES = [text.replace("\0", "") for text in hostile.TEXTS]


@pytest.fixture
def app(database_url: str) -> Iterator[App]:
    """A partnership in which two have reported, and one entry was changed and another taken back."""
    with App(Settings(database_url=database_url)) as opened:
        with opened.database.units_of_work(opened.partnership.id)() as work:
            _report(work)
            work.commit()
        yield opened


def _report(work: UnitOfWork) -> None:
    lina = work.members.add(LINA, "polisen", Role.REPORTER, NOW)
    maja = work.members.add(MAJA, "kommunen", Role.MANAGER, NOW)
    for number, place in enumerate(PLACES):
        _entry(work, lina, str(number), place=place, date=DAY + timedelta(days=number))
    whole = {"requested": True, "part_of_day": PartOfDay.NIGHT, "partners": frozenset({"sbff", "gone"})}
    entry = _entry(work, maja, "a", activity="tobacco_inspection", area="varby", count=2, **whole)
    work.reports.revise(entry, facts(activity="tobacco_inspection", count=3), by=lina.id, at=NOW)
    cancelled = {"kind": EntryKind.CANCELLED, "reason": CallOffReason.WEATHER}
    work.reports.take_back(_entry(work, maja, "b", activity="gone", **cancelled), by=maja.id, at=NOW)
    work.marks.add(Mark(promise="=1+1", date=DAY, value=71.5, source="@SUM(A1)"), by=lina.id, at=NOW)


def _entry(work: UnitOfWork, member: Member, message: str, **said: Any) -> int:
    key = MessageKey(channel=f"telegram:{MAJA.user}", message=message)
    report = work.reports.add(key, member, NOW)
    return work.reports.append(report, facts(**said), by=member.id, at=NOW).id


def csv_sheet(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def json_sheet(file: Path, name: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))[name]
    return told


def excel_sheet(file: Path, name: str) -> list[dict[str, Any]]:
    titles, *rows = load_workbook(file)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, titles), row, strict=True)) for row in rows]


def test_csv_json_and_excel_tell_the_same(app: App, tmp_path: Path) -> None:
    for name in ("all", "all.json", "all.xlsx"):
        exported(app, Said(), str(tmp_path / name))
    for key, name, title in (
        ("reports", "rapporter", "Rapporter"),
        ("promises", "loften", "Löften"),
        ("marks", "markeringar", "Markeringar"),
    ):
        told = [list(row.values()) for row in json_sheet(tmp_path / "all.json", key)]
        in_csv = [list(row.values()) for row in csv_sheet(tmp_path / "all", name)]
        in_excel = [list(row.values()) for row in excel_sheet(tmp_path / "all.xlsx", title)]
        assert len(told) > 0
        assert in_excel == told
        assert [[cell.removeprefix("'") for cell in row] for row in in_csv] == [
            ["" if cell is None else str(cell).removeprefix("'") for cell in row] for row in told
        ]


def test_every_version_is_there_with_how_it_stands(app: App, tmp_path: Path) -> None:
    exported(app, Said(organisation="kommunen"), str(tmp_path / "some.json"))
    rows = json_sheet(tmp_path / "some.json", "reports")
    assert [(row["version"], row["state"], row["count"], row["kind"]) for row in rows] == [
        (1, "ersatt", 2, "utfört"),
        (2, "gäller", 3, "utfört"),
        (1, "ersatt", 1, "inställt"),
        (2, "återtagen", 1, "inställt"),
    ]
    assert rows[0] == {
        "entry": len(PLACES) + 1,
        "version": 1,
        "state": "ersatt",
        "said_at": "2020-04-03 21:10",
        "changed_at": "2020-04-03 21:10",
        "report": len(PLACES) + 1,
        "organisation": "Huddinge kommun",
        "activity": "tobakstillsyn",
        "count": 2,
        "unit": "tillfällen",
        "date": "2020-04-03",
        "area": "Vårby",
        "place": None,
        "partners": "gone, Södertörns brandförsvarsförbund",
        "requested": "ja",
        "part_of_day": "natt",
        "kind": "utfört",
        "reason": None,
        "occasion": len(PLACES) + 1,
        "review": "nej",
    }
    assert (rows[3]["activity"], rows[3]["reason"], rows[3]["unit"]) == ("gone", "väder", None)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        (Said(), len(PLACES) + 4),
        (Said(organisation="polisen"), len(PLACES)),
        (Said(organisation="sbff"), 0),
        (Said(activity="tobacco_inspection"), 2),
        (Said(first="2020-04-05", last="2020-04-06"), 2),
        (Said(organisation="polisen", activity="foot_patrol", last="2020-04-03"), 1),
    ],
)
def test_only_what_was_asked_for_is_given_out(app: App, tmp_path: Path, said: Said, number: int) -> None:
    exported(app, said, str(tmp_path / "some.json"))
    assert len(json_sheet(tmp_path / "some.json", "reports")) == number


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (Said(organisation="polis"), "--organisation 'polis' is unknown; use one of polisen, "),
        (Said(activity="fotpatrull"), "--activity 'fotpatrull' is unknown; use one of "),
        (Said(first="april"), "--from 'april' is no day; "),
        (Said(first="2020-05-01", last="2020-04-01"), "--from 2020-05-01 comes after --to 2020-04-01; "),
    ],
)
def test_what_can_not_be_meant_is_said_and_nothing_is_written(
    app: App, tmp_path: Path, said: Said, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        exported(app, said, str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_no_cell_is_a_formula_a_link_or_more_than_a_line(app: App, tmp_path: Path) -> None:
    exported(app, Said(), str(tmp_path / "all.xlsx"))
    exported(app, Said(), str(tmp_path / "all"))
    workbook = load_workbook(tmp_path / "all.xlsx")
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    places = [row["Plats"] or "" for row in excel_sheet(tmp_path / "all.xlsx", "Rapporter")]
    assert places[: len(PLACES)] == [visible(place) for place in PLACES]
    in_csv = [
        cell for name in ("rapporter", "loften", "markeringar")
        for row in csv_sheet(tmp_path / "all", name) for cell in row.values()
    ]  # fmt: skip
    assert len(in_csv) > 20 * len(PLACES)
    assert [cell for cell in in_csv if cell.startswith(("=", "+", "@", "\t", "\r", "\n"))] == []
    assert [
        cell for cell in in_csv if cell.startswith("-") and not cell[1:].replace(".", "").isdecimal()
    ] == []
    assert [cell for cell in in_csv if hostile.unseen(cell, allowed="")] == []


def test_nobody_who_reported_is_named_and_it_explains_itself(app: App, tmp_path: Path) -> None:
    exported(app, Said(organisation="polisen"), str(tmp_path / "some"))
    told = "".join(file.read_text(encoding="utf-8-sig") for file in sorted((tmp_path / "some").iterdir()))
    assert [who for who in WHO if who in told.replace("tg://user", "")] == []
    readme = (tmp_path / "some" / "README.txt").read_text(encoding="utf-8-sig")
    assert "Det som begärdes: polisen." in readme
    assert [
        title for title in csv_sheet(tmp_path / "some", "rapporter")[0] if f"\n{title}: " not in readme
    ] == []


def test_what_was_given_out_is_in_the_history(app: App, tmp_path: Path) -> None:
    exported(app, Said(organisation="polisen", first="2020-04-01"), str(tmp_path / "some.xlsx"))
    exported_own(app, LINA, None, str(tmp_path / "own.json"))
    with app.database._connect() as connection:
        *_, some, own = connection.execute(history.select().order_by(history.c.number)).all()
    assert json.loads(some.deeds) == [
        ["exported", "disclosure", [{"days": "2020-04-01–", "organisation": "polisen"}], None]
    ]
    assert (own.by, json.loads(own.deeds)[0][0]) == (1, "told a member of themselves")
    assert app.database.audit(app.partnership.id).findings == ()


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_a_member_gets_what_is_kept_about_them_and_about_nobody_else(
    app: App, tmp_path: Path, kind: str
) -> None:
    exported_own(app, MAJA, kind, str(tmp_path / "own"))
    match kind:
        case "csv":
            member, rows = (csv_sheet(tmp_path / "own", name) for name in ("medlem", "rapporter"))
        case "json":
            member, rows = (json_sheet(tmp_path / "own", name) for name in ("member", "reports"))
        case _:
            (tmp_path / "own").rename(tmp_path / "own.xlsx")
            member, rows = (excel_sheet(tmp_path / "own.xlsx", name) for name in ("Medlem", "Rapporter"))
    assert [list(each.values()) for each in member] == [
        ["telegram", "991234567", "Huddinge kommun", "chef", "ja"]
    ]
    assert len(rows) == 4


def test_a_member_gets_what_the_history_tells_of_them_and_of_nobody_else(app: App, tmp_path: Path) -> None:
    exported_own(app, MAJA, None, str(tmp_path / "maja.json"))
    exported_own(app, LINA, None, str(tmp_path / "lina.json"))
    maja, lina = (json_sheet(tmp_path / f"{name}.json", "deeds") for name in ("maja", "lina"))
    did = [(row["did"], row["what"]) for row in maja]
    assert did[:3] == [
        ("tillagt", "en rapport"),
        ("tillagt", "en post"),
        ("tillagt", "en version av en post"),
    ]
    assert ("tillagt", "en markering") not in did
    assert ("tillagt", "en markering") in [(row["did"], row["what"]) for row in lina]
    assert maja[-1] == {
        "at": maja[-1]["at"],
        "did": "visat för dig själv",
        "what": "uppgifter",
        "which": None,
    }


def test_each_deed_that_the_history_can_tell_has_words(app: App) -> None:
    told = DisclosureWords(app.partnership).deeds()
    assert set(told) == {*Did, *Disclosure, *(table.name for table in SEALED), "disclosure"}


def test_a_stranger_has_nothing_kept(app: App, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No member is known as slack U9; see members list"):
        exported_own(app, Sender(platform="slack", user="U9"), None, str(tmp_path / "own"))


def test_nothing_is_written_over_and_nothing_is_left_half_written(app: App, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(InputError, match="there is there already; name a new one"):
        exported(app, Said(), str(tmp_path / "there"))
    with pytest.raises(InputError, match="can't be written \\(No such file or directory\\)"):
        exported(app, Said(), str(tmp_path / "nowhere" / "out.xlsx"))
    assert [file for file in tmp_path.iterdir() if file.name.startswith(".")] == []
    assert list((tmp_path / "there").iterdir()) == []


def test_days_outside_the_calendar_of_the_promises_are_given_out_too(app: App, tmp_path: Path) -> None:
    with app.database.units_of_work(app.partnership.id)() as work:
        lina = work.members.find(LINA)
        assert lina is not None
        _entry(work, lina, "old", date=date(2019, 12, 31))
        work.commit()
    exported(app, Said(last="2019-12-31"), str(tmp_path / "old.json"))
    assert len(json_sheet(tmp_path / "old.json", "reports")) == 1
