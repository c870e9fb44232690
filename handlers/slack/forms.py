"""The form for a report, as a modal: its fields, and what somebody has filled in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.entries import Draft
from bot.messages import Form, MessageKey, Sender
from bot.pages import Prefilled
from bot.replies import NO, YES
from handlers.slack.blocks import Block, words
from handlers.slack.events import Payload
from handlers.slack.interactions import Origin
from locales.forms import Choice, FieldWords, FormWords

CALLBACK = "report"
ENTRY = "entry"
_LABEL = 2000
_TITLE = 24
_MOST_OPTIONS = 100
_NUMBER = re.compile(r"-?\d{1,15}")
_NEEDED = frozenset({ENTRY, "activity", "count", "date"})

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it came back: the id of its view, its fields, and where it was opened."""

    view: str
    values: Mapping[str, Values]
    report: int | None
    origin: Origin

    @classmethod
    def of(cls, view: Payload) -> "Filled":
        """What is filled in in a view."""
        report, _, origin = view["private_metadata"].partition(" ")
        inputs = view["state"]["values"].values()
        values = {name: value for each in inputs for name, value in each.items()}
        return cls(view["id"], values, int(report) if report else None, Origin.read(origin))

    @property
    def entry(self) -> int | None:
        """Which entry of the report is changed, where there is a choice."""
        chosen = self._option(ENTRY)
        return None if chosen is None else int(chosen)

    def form(self, sender: Sender, channel: str, at: datetime) -> Form:
        """The form as the bot takes it."""
        requested = self._option("requested")
        return Form(
            sender=sender,
            key=MessageKey(channel=channel, message=self.view),
            at=at,
            activity=self._option("activity"),
            count=_number(self.values.get("count", {}).get("value")),
            date=_day(self.values.get("date", {}).get("selected_date")),
            area=self._option("area"),
            place=self.values.get("place", {}).get("value"),
            partners=frozenset(
                option["value"] for option in self.values.get("partners", {}).get("selected_options", [])
            ),
            requested=None if requested is None else requested == YES,
            report=self.report,
            entry=self.entry,
        )

    def _option(self, field: str) -> str | None:
        option = self.values.get(field, {}).get("selected_option")
        return None if option is None else str(option["value"])


def modal(prefilled: Prefilled, said: FormWords, origin: Origin) -> Block:
    """A form as a view, which carries the report that it changes and where it was opened."""
    entry = "" if prefilled.entry is None else str(prefilled.entry)
    elements = _elements(prefilled, said)
    shown = [name for name in said.fields if name in elements]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": f"{prefilled.report or ''} {origin.written()}",
        "title": words(said.title, _TITLE),
        "submit": words(said.submit, _TITLE),
        "close": words(said.close, _TITLE),
        "blocks": [
            *_noted(said.note),
            *(_input(name, entry, said.fields[name], elements[name]) for name in shown),
        ],
    }


def errors(view: Payload, faults: Mapping[str, str]) -> dict[str, str]:
    """Faults by the blocks of a view that they stand beside; what has no block stands by the first."""
    asked = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    blocks = {name_of(block_id): block_id for block_id in asked}
    first = asked[0]
    return {blocks.get(name, first): fault for name, fault in faults.items()}


def name_of(block_id: str) -> str:
    """The field that a block holds."""
    return block_id.partition(":")[0]


def _noted(note: str) -> list[Block]:
    return [{"type": "section", "text": words(note, _LABEL)}] if note else []


def _input(name: str, entry: str, said: FieldWords, element: Block) -> Block:
    """A field. Its block is another one for each entry: Slack keeps what was typed in one that stays."""
    block = {
        "type": "input",
        "block_id": name if name == ENTRY else f"{name}:{entry}",
        "label": words(said.label, _LABEL),
        "optional": name not in _NEEDED,
        "dispatch_action": name == ENTRY,
        "element": {"action_id": name, **element},
    }
    return {**block, "hint": words(said.hint, _LABEL)} if said.hint else block


def _elements(prefilled: Prefilled, said: FormWords) -> dict[str, Block]:
    """The elements by the names of their fields; none where there is nothing to choose from."""
    told = prefilled.told
    picked = {
        ENTRY: str(prefilled.entry),
        "activity": told.activity,
        "area": told.area,
        "requested": _yes(told),
    }
    menus = {
        name: _menu(said.fields[name].choices, value) for name, value in picked.items() if name in said.fields
    }
    partners = _several(said.fields["partners"].choices, told.partners)
    return {
        **{name: menu for name, menu in menus.items() if menu["options"]},
        "count": _typed("number_input", told.count, is_decimal_allowed=False, min_value="1"),
        "date": {"type": "datepicker", **_initially("initial_date", told.date and told.date.isoformat())},
        "place": _typed("plain_text_input", told.place),
        **({"partners": partners} if partners["options"] else {}),
    }


def _yes(told: Draft) -> str | None:
    return None if told.requested is None else YES if told.requested else NO


def _typed(kind: str, value: object, **limits: object) -> Block:
    return {"type": kind, **limits, **_initially("initial_value", None if value is None else str(value))}


def _menu(choices: Sequence[Choice], value: str | None) -> Block:
    options = [_option(choice) for choice in choices[:_MOST_OPTIONS]]
    picked = next((option for option in options if option["value"] == value), None)
    return {"type": "static_select", "options": options, **_initially("initial_option", picked)}


def _several(choices: Sequence[Choice], values: frozenset[str]) -> Block:
    options = [_option(choice) for choice in choices[:_MOST_OPTIONS]]
    picked = [option for option in options if option["value"] in values]
    return {
        "type": "multi_static_select",
        "options": options,
        **_initially("initial_options", picked or None),
    }


def _initially(name: str, value: object) -> Block:
    return {} if value is None else {name: value}


def _option(choice: Choice) -> Block:
    return {"text": words(choice.label), "value": choice.value}


def _number(typed: object) -> int | None:
    return int(typed) if isinstance(typed, str) and _NUMBER.fullmatch(typed) else None


def _day(picked: object) -> date | None:
    return date.fromisoformat(picked) if isinstance(picked, str) else None
