"""Whatever is done to a data file, its faults are told and nothing breaks."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.data_file.shape import EXAMPLES
from bot.errors import PartnershipFileError
from bot.partnership_file import read_partnership
from tests.bot.partnership_file.files import HUDDINGE_2020, SMALL


def faults_or_none(source: str) -> list[str]:
    try:
        read_partnership(source, "file")
    except PartnershipFileError as error:
        return error.faults
    return []


def is_told_on_a_line(fault: str) -> bool:
    return fault.startswith("file") and "\n" not in fault and ": " in fault and "; " in fault


SNIPPETS = [
    '"',
    "[",
    "]",
    "{",
    "}",
    "=",
    "\n",
    "[[promises]]",
    "0",
    "-1",
    "true",
    "1.5",
    "[]",
    "{}",
    "#",
    "'''",
    "",
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The built-in file with a few stretches cut out, doubled or replaced."""
    source = HUDDINGE_2020
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(source)))
        stretch = source[start : start + draw(st.sampled_from([0, 1, 3, 30, 3000]))]
        filling = draw(st.sampled_from([*SNIPPETS, stretch * 2]) | st.text(max_size=5))
        source = source[:start] + filling + source[start + len(stretch) :]
    return source


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_no_mutation_of_a_built_in_file_gives_a_traceback(source: str) -> None:
    assert all(is_told_on_a_line(fault) for fault in faults_or_none(source))


VALUES = st.recursive(
    st.integers() | st.floats() | st.booleans() | st.text(max_size=8) | st.dates() | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(EXAMPLES)), inner, max_size=3)
    ),
    max_leaves=6,
)


def as_toml(value: Any) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f"{as_toml(key)} = {as_toml(inner)}" for key, inner in value.items())
        return "{" + pairs + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(inner) for inner in value) + "]"
    if isinstance(value, str):
        return json.dumps(value).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


@st.composite
def with_other_values(draw: st.DrawFn) -> str:
    """The small file with the values of some keys replaced by values of any type."""
    lines = SMALL.splitlines()
    pairs = [number for number, line in enumerate(lines) if " = " in line and not line.startswith(" ")]
    for number in draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=4, unique=True)):
        key = lines[number].partition(" = ")[0]
        lines[number] = f"{key} = {as_toml(draw(VALUES))}"
    return "\n".join(lines)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(with_other_values())
def test_no_value_of_another_type_gives_a_traceback(source: str) -> None:
    assert all(is_told_on_a_line(fault) for fault in faults_or_none(source))
