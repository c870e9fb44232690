"""Follow-ups and evaluations as Word files, with headings and tables that a screen reader can go by."""

from io import BytesIO

from docx import Document
from docx.document import Document as Written
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.table import _Row

from bot.followups import Chapter, FollowUp
from bot.papers import Paper, Part, Table
from locales.follow_ups import FollowUpWords

_SMALL = Pt(9)


def follow_up_file(words: FollowUpWords, follow_up: FollowUp, now: tuple[Chapter, ...]) -> bytes:
    """The bytes of the file: what the page says, without pictures."""
    document = _begun(words.title(follow_up), words.parties(), words.language)
    document.add_paragraph(words.published_by(follow_up))
    for chapter, known in zip(follow_up.chapters, now, strict=True):
        document.add_heading(words.promise(chapter), level=1)
        document.add_paragraph(words.standing(chapter))
        for line in words.beside(follow_up, chapter, known):
            document.add_paragraph(line, style="List Bullet")
    return _saved(document)


def paper_file(paper: Paper) -> bytes:
    """The bytes of a paper's file, which lies on its side: its tables have a column for each month."""
    document = _begun(paper.title, paper.author, paper.language)
    _turn(document)
    for line in paper.lead:
        document.add_paragraph(line)
    for part in paper.parts:
        _add(document, part)
    return _saved(document)


def _begun(title: str, author: str, language: str) -> Written:
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = author
    document.core_properties.language = language
    document.add_heading(title, level=0)
    return document


def _saved(document: Written) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _turn(document: Written) -> None:
    (section,) = document.sections
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _add(document: Written, part: Part) -> None:
    document.add_heading(part.heading, level=part.level - 1)
    for line in part.lines:
        document.add_paragraph(line, style="Quote" if part.is_quoted else None)
    for point in part.points:
        document.add_paragraph(point, style="List Bullet")
    if part.table is not None:
        _add_table(document, part.table)
    for note in part.notes:
        document.add_paragraph(note)


def _add_table(document: Written, table: Table) -> None:
    rows = (table.head, *table.rows)
    drawn = document.add_table(rows=len(rows), cols=len(table.head), style="Light Grid Accent 1")
    for row, cells in zip(drawn.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.font.size = _SMALL
    _repeat(drawn.rows[0])


def _repeat(row: _Row) -> None:
    """Let a row be the table's head on each page, and for who listens to it."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no word for it
