"""An export, told for 100,000 entries, and against the same cells written to Excel with nothing before."""

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook

from bot.entries import Facts
from bot.members import Role
from bot.messages import MessageKey, Sender
from handlers.app import App
from handlers.disclosure.exporting import Said, exported
from handlers.settings import Settings
from tests.benchmarks.measuring import show

_ENTRIES = 5_000
_TOLD_FOR = 100_000
_COLUMNS = 20
_AT = datetime(2020, 4, 3, 21, 10, tzinfo=ZoneInfo("Europe/Stockholm"))


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with App(Settings(database_url=f"sqlite:///{folder / 'entries.sqlite3'}")) as app:
            _fill(app)
            exported(app, Said(), str(folder / "first"))
            for kind in ("csv", "json", "xlsx"):
                taken = _seconds(partial(exported, app, Said(kind=kind), str(folder / f"out.{kind}")))
                told = f"export of {_TOLD_FOR:,} entries as {kind}, seconds of computing"
                show(told, taken * _TOLD_FOR / _ENTRIES, "goal: under 60")
        bare = _seconds(partial(_bare, folder / "bare.xlsx"))
        show("an Excel export / its cells alone", taken / bare, "for information")


def _fill(app: App) -> None:
    with app.database.units_of_work(app.partnership.id)() as work:
        member = work.members.add(Sender(platform="console", user="u"), "polisen", Role.REPORTER, _AT)
        for number in range(_ENTRIES):
            report = work.reports.add(MessageKey(channel="c", message=str(number)), member, _AT)
            day = _AT.date() - timedelta(days=number % 360)
            facts = Facts(activity="foot_patrol", date=day, area="skogas", place="Skogåstorget")
            work.reports.append(report, facts, by=member.id, at=_AT)
        work.commit()


def _bare(file: Path) -> None:
    with Workbook(str(file), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for row in range(_ENTRIES):
            for column in range(_COLUMNS):
                sheet.write_string(row, column, "Skogåstorget")


def _seconds(do: Callable[[], object]) -> float:
    start = process_time()
    do()
    return process_time() - start


if __name__ == "__main__":
    main()
