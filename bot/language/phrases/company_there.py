"""Partners of one place alone: "fältarna bara med i Vårby", "polisen var med endast i Skogås"."""

from bot.language.phrases.grammar import Rule, Stage
from bot.language.phrases.partners import LIST, organisations

_WENT = "<linking|followed>?"
_ALONG = "<joined|mere_with|with>"
_THERE = "(?=<i|on|in> <den>? <i|in>? <place>)"

COMPANY_THERE = Stage(
    (
        Rule("partner.only_there", "partner", f"{LIST} {_WENT} <only> {_ALONG} {_THERE}", organisations),
        Rule("partner.there_only", "partner", f"{LIST} {_WENT} {_ALONG} <only> {_THERE}", organisations),
    )
)
