"""What programs read: one line of JSON for each thing, whatever stands in it."""

import json
from typing import Any


def line_of(told: Any) -> str:
    """A line of JSON, in which signs that can't be seen are escaped: some of them would break it."""
    written = json.dumps(told, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in written)
