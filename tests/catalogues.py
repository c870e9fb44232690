"""The catalogues of what the bot says, against the sources that say it.

`python -m tests.catalogues` names every fault; with `--update` it first brings the catalogues up to the
sources, keeps each translation whose message is still there, and leaves the new ones to be translated.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from locales.catalogue import LANGUAGES

LOCALES = Path(__file__).parent.parent / "locales"
KEYWORDS = {"_": None, "_text": None, "text": None}
TAG = "Translators:"
DAY = datetime(2026, 11, 21, tzinfo=UTC)  # a catalogue changes only when what it says does


def messages(folder: Path = LOCALES) -> dict[str, list[str]]:
    """Every message in the sources with the comments for its translator."""
    found: dict[str, list[str]] = {}
    extracted = extract_from_dir(folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=(TAG,))
    for file, line, message, comments, _ in extracted:
        told = [" ".join(comments)] if comments else comments_above(folder / file, line)
        found.setdefault(str(message), []).extend(told)
    return found


def comments_above(file: Path, line: int) -> list[str]:
    """The comment on the whole statement that a line belongs to, which serves all of its messages."""
    source = file.read_text(encoding="utf-8")
    lines = source.splitlines()
    above = statement_at(source, line) - 2
    comment: list[str] = []
    while lines[above].strip().startswith("#"):
        comment.insert(0, lines[above].strip("# "))
        above -= 1
    return [" ".join(comment)] if comment and comment[0].startswith(TAG) else []


def statement_at(source: str, line: int) -> int:
    """The line on which the innermost statement begins that holds a line."""
    statements = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt))
    return max(node.lineno for node in statements if node.lineno <= line <= (node.end_lineno or 0))


def catalogue(language: str) -> Catalog:
    """The catalogue of a language."""
    with catalogue_file(language).open("rb") as file:
        return read_po(file, locale=language)


def catalogue_file(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "bot.po"


def faults(said: Mapping[str, list[str]], translated: Catalog) -> Iterator[str]:
    """What is wrong with the messages in the sources or with a catalogue of them."""
    yield from (f"no comment for the translator: {message!r}" for message in said if not said[message])
    kept = {str(message.id): message for message in translated if message.id}
    yield from (f"not in the catalogue: {message!r}" for message in said if message not in kept)
    leftovers = [*(message for message in kept if message not in said), *translated.obsolete]
    yield from (f"nowhere in the sources: {message!r}" for message in leftovers)
    for text, message in kept.items():
        translation = str(message.string)
        if message.fuzzy:
            yield f"fuzzy: {text!r}"
        if not translation.strip():
            yield f"not translated: {text!r}"
        elif placeholders(text) != placeholders(translation):
            yield f"other placeholders: {text!r}, {translation!r}"
        elif edges(text) != edges(translation):
            yield f"other spaces at its ends: {text!r}, {translation!r}"


def placeholders(text: str) -> set[str]:
    """The names in braces; a brace that is none makes a set of its own."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}


def edges(text: str) -> tuple[str, str]:
    """The white space before and after a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def update(language: str) -> None:
    """Bring a catalogue up to the sources."""
    old = catalogue(language)
    new = Catalog(
        locale=language,
        project=old.project,
        version=old.version,
        creation_date=DAY,
        revision_date=DAY,
        last_translator=old.last_translator,
        language_team=language,
        header_comment=old.header_comment,
        fuzzy=False,
    )
    for text, comments in messages().items():
        known = old.get(text)
        new.add(text, known.string if known else "", auto_comments=list(dict.fromkeys(comments)))
    with catalogue_file(language).open("wb") as file:
        write_po(file, new, width=110)


@cache
def all_faults(language: str) -> tuple[str, ...]:
    """What is wrong with the catalogue of a language."""
    return tuple(faults(messages(), catalogue(language)))


def main() -> int:
    """Update if asked to, then print all faults; 1 if there are any."""
    if "--update" in sys.argv[1:]:
        for language in LANGUAGES:
            update(language)
    found = [f"{language}: {fault}" for language in LANGUAGES for fault in all_faults(language)]
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
