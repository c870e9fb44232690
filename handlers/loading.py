"""The commands `promises load` and `promises list`: which partnerships there are to be used."""

from collections.abc import Iterator

from bot.errors import InputError
from bot.partnership_file import read_partnership
from handlers.app import App
from handlers.moments import now
from handlers.partnership_files import built_in, read_file


def loaded(app: App, path: str) -> str:
    """Keep a data file in the database, in place of an earlier one with its id."""
    source = read_file(path)
    partnership = read_partnership(source, path)
    if partnership.id in built_in():
        raise InputError(
            f"{path} has the id {partnership.id}, which comes with the program; give it another id."
        )
    app.database.save_partnership(partnership.id, source, now(partnership.zone))
    return f"Loaded {partnership.id}; use it with PARTNERSHIP={partnership.id}."


def listed(app: App) -> Iterator[str]:
    """The partnerships that can be used, then the promises of the one in use."""
    in_use = app.partnership
    for name in built_in():
        yield f"{name}  (comes with the program)"
    for name, loaded_at in app.database.loaded_partnerships().items():
        yield f"{name}  (loaded {loaded_at.astimezone(in_use.zone):%Y-%m-%d})"
    yield f"In use: {in_use.id}"
    for promise in in_use.promises:
        yield f"  {promise.id}  {promise.title}"
