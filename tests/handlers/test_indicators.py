"""A file of what others have measured is taken whole, or refused with its line and what to do."""

from pathlib import Path

import pytest
from docx import Document

from bot.errors import InputError
from bot.indicators import Indicator, Measure, Measured
from handlers.indicator_files import read
from handlers.partnership_files import load_partnership
from tests.handlers.program import Program, said

HUDDINGE = load_partnership("huddinge-2020", lambda _: None)
HEAD = "indikator;enhet;period;kommundel;varde;nedre;ovre;antal_svar;kalla"
SURVEY = f"""{HEAD}
Trygg ute på kvällen;procent;2019;;61,5;;;812;Trygghetsmätningen
Trygg ute på kvällen;procent;2020;;68;;;790;Trygghetsmätningen
Trygg ute på kvällen;procent;2019;Vårby;48;;;96;Trygghetsmätningen
Trygg ute på kvällen;procent;2020;varby;52,5;;;101;Trygghetsmätningen

Skadegörelse;antal;2020-03;hela kommunen;1 204;;;;BRÅ
Betyg på kommunen;index;2020;Huddinge;3,4;3,2;3,6;;SCB
"""


def file(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "figures.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def found(folder: Path, text: str, encoding: str = "utf-8") -> list[Indicator]:
    return read(file(folder, text, encoding), HUDDINGE)


def test_a_file_is_read_as_it_says(tmp_path: Path) -> None:
    safe, damage, marks = found(tmp_path, SURVEY)
    assert (safe.name, safe.unit, safe.measure) == ("Trygg ute på kvällen", "procent", Measure.SHARE)
    source = "Trygghetsmätningen"
    assert safe.figures[0] == Measured(year=2019, value=61.5, answers=812, source=source)
    assert safe.figures[3] == Measured(year=2020, area="varby", value=52.5, answers=101, source=source)
    assert (damage.measure, damage.figures[0].value, damage.figures[0].month) == (Measure.COUNT, 1204, 3)
    assert (marks.measure, marks.figures[0].area) == (Measure.OTHER, None)
    assert (marks.figures[0].lower, marks.figures[0].upper) == (3.2, 3.6)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SURVEY, "utf-8-sig"),
        (SURVEY.replace("\n", "\r\n"), "utf-8"),
        (SURVEY.replace(",", ".").replace(";", ","), "utf-8"),
        (SURVEY.replace("varde", "Värde").replace("kalla", "KÄLLA").replace("ovre", "övre"), "utf-8"),
    ],
    ids=["with a mark of its order", "from Windows", "with commas", "with dots"],
)
def test_the_usual_spellings_of_a_file_are_the_same(tmp_path: Path, text: str, encoding: str) -> None:
    assert found(tmp_path, text, encoding) == found(tmp_path, SURVEY)


def test_numbers_with_a_comma_may_stand_in_quotes(tmp_path: Path) -> None:
    text = 'indikator,enhet,period,kommundel,varde,kalla\nTrygg,procent,2020,,"61,5",Mätningen\n'
    (trygg,) = found(tmp_path, text)
    assert trygg.figures[0].value == 61.5


GOOD = "Trygg;procent;2020;;61,5;;;812;Mätningen"


def line(**cells: str) -> str:
    """A file whose last line says something else than the one before it."""
    told = zip(HEAD.split(";"), GOOD.split(";"), strict=True)
    return f"{HEAD}\n{GOOD}\n{';'.join(cells.get(name, cell) for name, cell in told)}"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1 lacks indikator; it must say indikator;enhet;period;kommundel;varde;kalla,"),
        ("a;b\n1;2", "line 1 lacks indikator;"),
        (HEAD.replace("kalla", "info"), "line 1 lacks kalla;"),
        (f"{HEAD};farg", "line 1 names a column that is unknown or there twice;"),
        (f"{HEAD};varde", "line 1 names a column that is unknown or there twice;"),
        (HEAD, "holds no figures; write them in lines below the names of the columns."),
        (f"{HEAD}\n{GOOD};7", "line 2 has 10 cells under 9 columns; separate them by semicolons, or put"),
        (f'{HEAD}\n"Trygg', "line 2 can't be read as CSV; see that each quote is closed."),
        (line(varde="61.5.2"), "line 3 has the varde '61.5.2'; write a number with a comma"),
        (line(varde="sextio"), "line 3 has the varde 'sextio'; write a number with a comma"),
        (line(varde="nan"), "line 3 has the varde 'nan'; write a number"),
        (line(varde=""), "line 3 has no varde; write the figure, or leave the line out."),
        (line(varde="161"), "line 3 has more than 100 procent;"),
        (line(enhet="antal", antal_svar="", indikator="X"), "line 3 has an antal with decimals;"),
        (line(kommundel="Vårberg"), "line 3 has the kommundel 'Vårberg'; write one of Flemingsberg, "),
        (line(period="mars 2020"), "line 3 has the period 'mars 2020'; write a year or a month, for example"),
        (line(period="2020-13"), "line 3 has the period '2020-13';"),
        (line(period="2019-03", antal_svar=""), "line 3 gives a share of a month without antal_svar;"),
        (line(antal_svar="0"), "line 3 has an antal_svar that can't be;"),
        (line(antal_svar="8,5"), "line 3 has an antal_svar that can't be;"),
        (line(enhet="index", indikator="X"), "line 3 has an antal_svar that can't be;"),
        (line(period="2019", nedre="60"), "line 3 has one of nedre and ovre; write both, or neither."),
        (line(period="2019", nedre="62", ovre="64"), "line 3 has a varde outside nedre and ovre;"),
        (line(period="2019-02", nedre="60", ovre="64"), "line 3 has bounds for a month;"),
        (line(kalla=""), "line 3 has no kalla that can be shown; write 1 to 100 signs."),
        (line(indikator="x" * 101), "line 3 has no indikator that can be shown;"),
        (line(indikator="Tr\u202eygg"), "line 3 has no indikator that can be shown;"),
        (line(), "line 3 tells the same figure as line 2; keep one of them."),
        (line(kommundel="hela kommunen"), "line 3 tells the same figure as line 2;"),
        (line(period="2019", enhet="%"), "line 3 gives Trygg in %, earlier lines in procent; use one unit."),
    ],
)
def test_a_fault_is_one_sentence_with_its_line_and_what_to_do(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(InputError) as refused:
        found(tmp_path, text)
    told = str(refused.value)
    assert told.startswith(f"{tmp_path / 'figures.csv'} {fault}")
    assert told.endswith(".")
    assert "\n" not in told


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16"])
def test_what_is_not_utf_8_says_how_to_save_it(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(InputError, match=r"line \d is not UTF-8 text; in Excel, choose Save as and the type"):
        found(tmp_path, SURVEY, encoding)


# On the command line


def test_what_was_measured_is_loaded_listed_and_removed(program: Program, tmp_path: Path) -> None:
    loaded = program.run("indicators", "load", file(tmp_path, SURVEY))
    assert (loaded.status, loaded.err) == (0, "")
    assert loaded.out.startswith("Loaded 6 figures: Trygg ute på kvällen, Skadegörelse, Betyg på kommunen.")
    assert program.run("indicators", "list").out.splitlines() == [
        "Betyg på kommunen  index  1 figures of 2020–2020  (SCB)",
        "Skadegörelse  antal  1 figures of 2020–2020  (BRÅ)",
        "Trygg ute på kvällen  procent  4 figures of 2019–2020  (Trygghetsmätningen)",
    ]
    assert program.run("indicators", "remove", "Skadegörelse").status == 0
    again = program.run("indicators", "remove", "Skadegörelse")
    assert (again.status, again.err) == (2, "NAME 'Skadegörelse' is not kept; see indicators list.\n")


def test_of_a_file_with_a_fault_nothing_is_loaded(program: Program, tmp_path: Path) -> None:
    ended = program.run("indicators", "load", file(tmp_path, f"{SURVEY}Rån;antal;2020;Vårberg;3;;;;BRÅ\n"))
    assert ended.status == 2
    assert "line 9 has the kommundel 'Vårberg'" in ended.err
    assert program.run("indicators", "list").out == ""


def test_the_evaluation_is_shown_in_short_and_written_as_a_file(program: Program, tmp_path: Path) -> None:
    program.talk(said("65 tobakstillsyner i Vårby", at="2020-12-01T16:00", org="kommunen"), said("ja"))
    program.run("indicators", "load", file(tmp_path, SURVEY))
    short = program.run("evaluation", "--at", "2020-12-21").out
    assert "Hållna löften: 0 av 10." in short
    path = tmp_path / "utkast.docx"
    assert program.run("evaluation", "--at", "2020-12-21", str(path)).status == 0
    told = [paragraph.text for paragraph in Document(str(path)).paragraphs]
    assert "Ett utkast. Det visar vad som var känt 21 december 2020." in told
    assert "Siffrorna visar inte vad som orsakade förändringen." in told
    wrong = program.run("evaluation", "utkast.pdf")
    assert (wrong.status, wrong.err) == (
        2,
        "utkast.pdf is no Word file; give it a name that ends with .docx.\n",
    )
