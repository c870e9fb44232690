"""What the tests of trust have in common."""

from collections.abc import Callable

import pytest

Tell = Callable[[str], None]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Shows a figure whether or not the test passes."""

    def show(figure: str) -> None:
        with capsys.disabled():
            print(f"\n{figure}")  # noqa: T201 - the figure is asked for

    return show
