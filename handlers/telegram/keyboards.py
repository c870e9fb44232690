"""Buttons under Telegram messages: their rows, and data that only this bot can have made.

Telegram gives callback data back as it was told, from any client: a signature shows that a button was ours.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.dialogue import gaps
from bot.partnership import Partnership
from bot.replies import DRAW_AREAS, DRAW_ONE, NO, PICK, SHOW, YES
from bot.utterances import Button

_MOST_BYTES = 64
_SIGNATURE = 12
_ROW = 30


@dataclass(frozen=True)
class Keyboards:
    """Makes keyboards, and reads what a press of them sends back; `secret` is the bot's token.

    An action that is too long for Telegram is told by its digest: only ids of the data file are so long,
    and `long_actions` knows them by their digests.
    """

    secret: bytes = field(repr=False)
    long_actions: Mapping[str, str]

    @classmethod
    def of(cls, token: str, partnership: Partnership) -> "Keyboards":
        """Those of a bot, for a partnership's ids."""
        ids = [activity.id for activity in partnership.activities] + [area.id for area in partnership.areas]
        promises = [promise.id for promise in partnership.promises]
        actions = [
            *(f"{PICK}{each}" for each in ids),
            *(f"{kind}{promise}" for kind in (SHOW, DRAW_ONE, DRAW_AREAS) for promise in promises),
            *filter(_is_long, gaps.actions(partnership)),
        ]
        return cls(token.encode(), {_digest(action): action for action in actions})

    def keyboard(self, buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
        """Buttons in rows as wide as a phone, a yes and a no apart from others; None where there are none."""
        if not buttons:
            return None
        together = (group for _, group in groupby(buttons, lambda button: button.action in {YES, NO}))
        rows = (row for group in together for row in _rows(group))
        return InlineKeyboardMarkup([[self._key(button) for button in row] for row in rows])

    def pressed(self, data: str) -> tuple[str, int | None] | None:
        """The action of a button and the report that it stood under; None if no button of ours has it."""
        signature, said = data[:_SIGNATURE], data[_SIGNATURE:]
        if not hmac.compare_digest(signature.encode(), self._sign(said).encode()):
            return None
        report, _, action = said.partition(":")
        return self.long_actions.get(action, action), int(report) if report else None

    def _key(self, button: Button) -> InlineKeyboardButton:
        return InlineKeyboardButton(button.label, callback_data=self._data(button))

    def _data(self, button: Button) -> str:
        report = "" if button.report is None else str(button.report)
        said = f"{report}:{button.action}"
        if len(said.encode()) + _SIGNATURE > _MOST_BYTES:
            said = f"{report}:{_digest(button.action)}"
        return self._sign(said) + said

    def _sign(self, said: str) -> str:
        digest = hmac.digest(self.secret, said.encode(errors="replace"), "sha256")
        return urlsafe_b64encode(digest).decode()[:_SIGNATURE]


def _is_long(action: str) -> bool:
    """Whether an action that stands under no report is too long for Telegram."""
    return len(f":{action}".encode()) + _SIGNATURE > _MOST_BYTES


def _digest(action: str) -> str:
    digest = hmac.digest(b"action", action.encode(), "sha256")
    return f"#{urlsafe_b64encode(digest).decode()[:_SIGNATURE]}"


def _rows(buttons: Iterable[Button]) -> list[list[Button]]:
    """Buttons in order, as many in a row as their labels leave room for."""
    rows: list[list[Button]] = []
    room = 0
    for button in buttons:
        room -= len(button.label)
        if room < 0:
            rows.append([])
            room = _ROW - len(button.label)
        rows[-1].append(button)
    return rows
