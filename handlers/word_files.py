"""A follow-up as a Word file, with headings that a screen reader can go by."""

from io import BytesIO

from docx import Document

from bot.followups import Chapter, FollowUp
from locales.follow_ups import FollowUpWords


def follow_up_file(words: FollowUpWords, follow_up: FollowUp, now: tuple[Chapter, ...]) -> bytes:
    """The bytes of the file: what the page says, without pictures."""
    document = Document()
    document.core_properties.title = words.title(follow_up)
    document.core_properties.author = words.parties()
    document.core_properties.language = words.language
    document.add_heading(words.title(follow_up), level=0)
    document.add_paragraph(words.published_by(follow_up))
    for chapter, known in zip(follow_up.chapters, now, strict=True):
        document.add_heading(words.promise(chapter), level=1)
        document.add_paragraph(words.standing(chapter))
        for line in words.beside(follow_up, chapter, known):
            document.add_paragraph(line, style="List Bullet")
    file = BytesIO()
    document.save(file)
    return file.getvalue()
