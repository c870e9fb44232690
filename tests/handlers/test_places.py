"""A file of requested places is taken whole or refused with its line; the list answers for what waited."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import InputError
from bot.requested_places import Request
from handlers.place_files import PlaceFiles
from tests.dialogues.playing import partnership, reader
from tests.handlers.program import Program, said

AT = datetime(2020, 4, 3, 19, tzinfo=UTC)
DAY = AT.date()
HEAD = "plats;kommundel;antal;datum"
LIST = f"""{HEAD}
Häradsvägen vid skolan;Segeltorp;3;2020-01-28
Vårbyvägen;;;

Storvägen i Skogås;;2;
"""


def file(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "places.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def found(folder: Path, text: str, encoding: str = "utf-8") -> list[Request]:
    files = PlaceFiles(partnership("huddinge-2020"), reader("huddinge-2020"), AT)
    return files.read(file(folder, text, encoding))


def test_a_file_is_read_as_it_says(tmp_path: Path) -> None:
    assert found(tmp_path, LIST) == [
        Request(name="Häradsvägen vid skolan", area="segeltorp", date=DAY.replace(month=1, day=28), times=3),
        Request(name="Vårbyvägen", date=DAY),
        Request(name="Storvägen", area="skogas", date=DAY, times=2),
    ]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (LIST, "utf-8-sig"),
        (LIST.replace("\n", "\r\n"), "utf-8"),
        (LIST.replace(";", ","), "utf-8"),
        (LIST.replace("plats;kommundel", "Plats;KOMMUNDEL"), "utf-8"),
        (LIST.replace("Segeltorp", "segeltorp"), "utf-8"),
    ],
    ids=["with a mark of its order", "from Windows", "with commas", "capitals", "an area by its id"],
)
def test_the_usual_spellings_of_a_file_are_the_same(tmp_path: Path, text: str, encoding: str) -> None:
    assert found(tmp_path, text, encoding) == found(tmp_path, LIST)


def test_names_alone_are_enough(tmp_path: Path) -> None:
    assert [each.name for each in found(tmp_path, "plats\nStorgatan\nVårby allé")] == [
        "Storgatan",
        "Vårby allé",
    ]


def line(told: str) -> str:
    return f"{HEAD}\nStorgatan;;;\n{told}"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1 lacks plats; it must say plats, and may say kommundel, antal, datum too."),
        ("gata;antal\nStorgatan;1", "line 1 lacks plats;"),
        (f"{HEAD};farg\n", "line 1 names a column that is unknown or there twice;"),
        (HEAD, "holds no places; write them in lines below the names of the columns."),
        (line("Lingvägen;;"), "line 3 has 3 cells under 4 columns;"),
        (line(";;;2020-04-01"), "line 3 has a plats that is no name; write the street or place alone"),
        (line(f"{'x' * 61};;;"), "line 3 has a plats that is no name;"),
        (line("Kan ni köra mer hos oss? Det vore bra;;;"), "line 3 has a plats that is no name;"),
        (line("Skogås;;;"), "line 3 names a whole kommundel as plats; write the street or place."),
        (line("Fittja;;;"), "line 3 has a plats outside the municipality; leave the line out."),
        (line("Anna Svensson;;;"), "line 3 has what may be a person's name as plats;"),
        (line("Lingvägen 070-174 06 35;;;"), "line 3 holds personal data; write the street or place alone."),
        (line("Lingvägen;anna@example.org;;"), "line 3 holds personal data;"),
        (line("Lingvägen;;19900101-2385;"), "line 3 holds personal data;"),
        (line("Lingvägen;Vårberg;;"), "line 3 has the kommundel 'Vårberg'; write one of Flemingsberg, "),
        (line("Lingvägen i Skogås;Vårby;;"), "line 3 has a plats that lies in another kommundel;"),
        (line("Lingvägen;;0;"), "line 3 has the antal '0'; write a whole number from 1 to 9999, or nothing."),
        (line("Lingvägen;;två;"), "line 3 has the antal 'två';"),
        (line("Lingvägen;;1,5;"), "line 3 has the antal '1,5';"),
        (line("Lingvägen;;;3/4"), "line 3 has the datum '3/4'; write a day that has been, for example"),
        (line("Lingvägen;;;2020-02-30"), "line 3 has the datum '2020-02-30';"),
        (line("Lingvägen;;;2020-04-04"), "line 3 has the datum '2020-04-04';"),
        (line("storgatan 5;;;"), "line 3 names the same place as line 2; keep one of them, with the antal"),
    ],
)
def test_a_fault_is_one_sentence_with_its_line_and_what_to_do(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(InputError) as refused:
        found(tmp_path, text)
    told = str(refused.value)
    assert told.startswith(f"{tmp_path / 'places.csv'} {fault}")
    assert told.endswith(".")
    assert "\n" not in told
    assert "070-174" not in told
    assert "anna@" not in told
    assert "1990" not in told


def test_other_encodings_are_refused_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 2 is not UTF-8 text; in Excel, choose Save as"):
        found(tmp_path, LIST, "latin-1")


# On the command line

COORDINATOR = said("platser", user="sam", role="coordinator")


def test_a_list_is_loaded_again_and_again_and_answers_for_what_waited(
    program: Program, tmp_path: Path
) -> None:
    program.talk(said("hastighetskontroll på Häradsvägen idag"), said("avbryt"), COORDINATOR)
    loaded = program.run("places", "load", file(tmp_path, LIST))
    assert (loaded.status, loaded.err) == (0, "")
    assert loaded.lines == ["Loaded 3 places, 3 of them new to the list. Waiting checks that count now: 1."]
    standing = program.json("status", "hastighetskontroller", "--json", "--at", "2020-04-04T12:00")
    assert [(each["done"], each["waiting"]) for each in standing["promises"]] == [(1, 0)]
    again = LIST.replace("Vårbyvägen;;;", "Vårbyvägen;;7;2020-02-01")
    told = program.run("places", "load", file(tmp_path, again))
    assert told.lines == ["Loaded 3 places, 0 of them new to the list."]
    listed = program.run("places", "list").lines
    assert listed[0] == "Vårbyvägen  asked for 7, first 2020-02-01  waits"
    assert listed[2] == (
        "Häradsvägen vid skolan (segeltorp)  asked for 3, first 2020-01-28  checked 1, last 2020-04-03"
    )
    assert program.run("places", "remove", "Storvägen i Skogås").out.startswith("Storvägen is removed;")
    gone = program.run("places", "remove", "Storvägen")
    assert gone.error.startswith("NAME 'Storvägen' is not one place on the list;")
    assert program.run("audit", "verify").status == 0


def test_of_a_file_with_a_fault_nothing_is_loaded(program: Program, tmp_path: Path) -> None:
    program.talk(COORDINATOR)
    ended = program.run("places", "load", file(tmp_path, f"{LIST}Skogås;;;"))
    assert "line 6 names a whole kommundel as plats; write the street or place." in ended.error
    assert program.run("places", "list").out == ""


def test_without_a_coordinator_it_says_how_to_get_one(program: Program, tmp_path: Path) -> None:
    ended = program.run("places", "load", file(tmp_path, LIST))
    assert ended.error == "Places are listed in a coordinator's name; invite one first: members link."
