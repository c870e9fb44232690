"""The command `audit verify`: whether anything was changed behind the program's back."""

from collections.abc import Sequence

from handlers.app import App


def verified(app: App, noted: str | None) -> tuple[Sequence[str], str]:
    """What was found, a sentence each, and how far the history reaches; `noted` is an earlier head."""
    audited = app.database.audit(app.partnership.id, noted and noted.strip().lower())
    if not audited.rows:
        return audited.findings, "The history has no rows yet."
    verdict = "is not whole" if audited.findings else "is whole"
    rows = "1 row" if audited.rows == 1 else f"{audited.rows} rows"
    return audited.findings, f"The history {verdict}: {rows}, head {audited.head}"
