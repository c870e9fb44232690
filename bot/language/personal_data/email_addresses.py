"""E-mail addresses, also as people write them who want no robot to read them."""

import re
from collections.abc import Iterator

from bot.language.personal_data.findings import Finding

_NAME = r"(?<![\w.+%'-])[\w.+%'-]{1,64}"
_ADDRESS = re.compile(rf"{_NAME}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,4}}\.[^\W\d_][\w-]{{1,62}}")
# A place or a colleague may follow an @ that stands apart; only a known top domain makes that an address.
_SPACED = re.compile(
    rf"{_NAME} ?(?:@|[(\[](?:at|a|@)[)\]]|snabel-a) ?[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,4}}"
    r"\.(?:com|eu|example|info|net|nu|org|se)(?!\w)",
    re.IGNORECASE,
)
_AT = re.compile(r"@|snabel-a|[(\[](?:at|a)[)\]]", re.IGNORECASE)


def email_addresses(text: str) -> Iterator[Finding]:
    """The e-mail addresses in a text."""
    if not _AT.search(text):
        return
    end = 0
    for match in sorted((*_ADDRESS.finditer(text), *_SPACED.finditer(text)), key=re.Match.start):
        if match.start() >= end:
            end = match.end()
            yield Finding("email", *match.span())
