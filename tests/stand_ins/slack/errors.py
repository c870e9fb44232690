"""How the Web API says no."""

from typing import Any


class Refused(Exception):  # noqa: N818 -- it is an answer, not a fault of the stand-in
    """A call that Slack answers with `ok: false`.

    Attributes:
        code: the value of `error`.
        details: what else stands in the answer.
    """

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
