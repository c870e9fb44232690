"""Invitations: the one-time codes by which people come in, or by which a member adds another identity."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.language.words.units import clean
from bot.members import Role

LASTS = timedelta(days=7)
LINK_LASTS = timedelta(hours=1)
CODE_BITS = 60
_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")
_GROUP = "([0-9A-Za-z]{4})"
_WRITTEN = re.compile(rf"(?<![\w-]){_GROUP}-{_GROUP}-{_GROUP}(?![\w-])")
_ALONE = re.compile(rf"(?:/start )?{_GROUP} ?{_GROUP} ?{_GROUP}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Who may come in by a code: somebody new, or `member` under an identity on another platform.

    `made_by` is None where it was made on the command line; `used_by` is the member whom it let in.
    """

    organisation: str
    role: Role
    expires: datetime
    made_by: int | None = None
    member: int | None = None
    used_by: int | None = None

    def is_open(self, at: datetime) -> bool:
        """Whether it can still be used."""
        return self.used_by is None and at < self.expires


def code_of(number: int) -> str:
    """The code that a number of CODE_BITS bits makes, such as "7K2M-Q4ZD-90XR", without look-alikes."""
    signs = "".join(_SYMBOLS[(number >> shift) & 31] for shift in range(CODE_BITS - 5, -1, -5))
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"


def code_in(text: str) -> str | None:
    """The code that a message holds, or may hold, as it was made; None where nothing looks like one."""
    told = clean(text).strip()
    found = _WRITTEN.search(told) or _ALONE.fullmatch(told)
    return "-".join(found.groups()).upper().translate(_LOOKALIKES) if found else None
