import tomllib
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest
from pydantic import TypeAdapter

from bot.data_file.shape import EXAMPLES, PROMISE_KINDS, example
from bot.partnership import Activity, Area, Example, Neighbourhood, Organisation, Partnership
from bot.promises import Item, Noun, Part, Season, Selection
from bot.working_time import Period

TABLES = (
    Partnership, Organisation, Example, Area, Neighbourhood, Activity, Period, Noun, Season, Selection, Part,
    Item,
)  # fmt: skip


@pytest.mark.parametrize("holder", [*TABLES, *PROMISE_KINDS.values()], ids=lambda holder: holder.__name__)
def test_example_of_every_key_is_what_the_key_takes(holder: type) -> None:
    types = get_type_hints(holder)
    for field in fields(holder):
        if field.name == "kind":
            continue
        line = example(holder, field.name)
        if line.startswith("[["):
            assert is_dataclass(get_args(types[field.name])[0]) or holder is Partnership
        else:
            adapter: TypeAdapter[Any] = TypeAdapter(types[field.name])
            adapter.validate_python(tomllib.loads(line)[field.name])


def test_no_example_is_of_a_key_that_no_table_has() -> None:
    known = {field.name for holder in (*TABLES, *PROMISE_KINDS.values()) for field in fields(holder)}
    assert {key.rpartition(".")[2] for key in EXAMPLES} <= known
