"""Words that name an organisation only where it is told who took part: "polis och brand", "m brand"."""

from collections.abc import Sequence

from bot.language.phrases.grammar import Rule, Stage, always
from bot.language.words.units import Unit

_END = "(?=<and|comma|stop|line|close|slash|colon|emoji|i|in|on|at|place|when|time|count|joined|mere_with>|$)"
_ALONE = (
    "(?=<and|comma|stop|line|close|colon|slash|emoji|relative|tonight|weekday|when|time|place|count>"
    "|<i|in|on|at> <place|when|part|weekday>|$)"
)
_BEGINS = "(?:(?<=<with|mere_with|including|comma|stop|line|open|joined|either>)|^)"


def _named(units: Sequence[Unit]) -> str:
    name: str = units[0].value
    return name


COMPANY = Stage(
    (
        Rule(
            "company.beside_another",
            "organisation",
            f"(?<=<organisation|company_word> <and|comma|slash>) <company_word> {_END}",
            _named,
        ),
        Rule(
            "company.before_another",
            "organisation",
            f"{_BEGINS} <company_word> (?=<and|slash> <organisation|company_word>)",
            _named,
        ),
        Rule(
            "company.alone",
            "organisation",
            f"(?<=<with|mere_with|including>) <company_word> {_ALONE}",
            _named,
        ),
        Rule("company.joined", "organisation", "<company_word> (?=<joined>)", _named),
        Rule(
            "company.last",
            "organisation",
            f"{_BEGINS} <company_word> (?=<mere_with> (?:<stop|line|comma|close|emoji>|$))",
            _named,
        ),
        Rule("company.none", "word", "<company_word>", always),
    )
)
