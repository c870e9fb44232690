"""The translations of a language, read from its catalogue as it is: nothing is compiled or committed."""

from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO

LANGUAGES = ("sv", "en")


@cache
def translations(language: str) -> GNUTranslations:
    """The translations of one of LANGUAGES."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only where something is said
    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above

    source = files(__package__).joinpath(language, "LC_MESSAGES", "bot.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
