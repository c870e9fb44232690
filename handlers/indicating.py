"""The commands `indicators`: what others have measured, for the evaluation to show beside the promises."""

from collections.abc import Iterator

from bot.errors import InputError
from bot.indicators import Indicator
from handlers import indicator_files
from handlers.app import App
from handlers.moments import now


def loaded(app: App, path: str) -> str:
    """Keep what a file tells, each indicator in place of an earlier one of its name; all of it or nothing."""
    found = indicator_files.read(path, app.partnership)
    at = now(app.partnership.zone)
    with app.database.units_of_work(app.partnership.id)() as work:
        for indicator in found:
            work.indicators.keep(indicator, at)
        work.commit()
    figures = sum(len(indicator.figures) for indicator in found)
    names = ", ".join(indicator.name for indicator in found)
    return f"Loaded {figures} figures: {names}. The evaluation shows those of the year before and the year."


def listed(app: App) -> Iterator[str]:
    """Every indicator on a line, with how many figures of which years it has, and from where."""
    with app.database.units_of_work(app.partnership.id)() as work:
        kept = work.indicators.all()
    yield from map(_told, kept)


def removed(app: App, name: str) -> str:
    """Keep an indicator no longer; InputError if there is none of that name."""
    with app.database.units_of_work(app.partnership.id)() as work:
        if not work.indicators.forget(name):
            raise InputError(f"NAME {name[:100]!r} is not kept; see indicators list.")
        work.commit()
    return f"{name} is removed; what was published stays as it was."


def _told(indicator: Indicator) -> str:
    years = sorted({each.year for each in indicator.figures})
    sources = dict.fromkeys(each.source for each in indicator.figures)
    return (
        f"{indicator.name}  {indicator.unit}  {len(indicator.figures)} figures"
        f" of {years[0]}–{years[-1]}  ({', '.join(sources)})"
    )
