"""The words that the bot understands, read from a language's lexicon file."""

import tomllib
from functools import cache
from importlib.resources import files

from bot.language.words.lexicon import Lexicon


@cache
def lexicon(language: str = "sv") -> Lexicon:
    """The lexicon of a language that has one under `locales/`."""
    source = files(__package__).joinpath(language, "lexicon.toml").read_text(encoding="utf-8")
    return Lexicon.of(tomllib.loads(source))
