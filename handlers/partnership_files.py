"""Where partnerships come from: the program's own data files, files on disk, files loaded into the database."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from bot.errors import InputError
from bot.partnership import Partnership
from bot.partnership_file import read_partnership


def built_in() -> list[str]:
    """The names of the data files that come with the program."""
    folder = files("bot").joinpath("partnerships")
    return sorted(
        entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")
    )


def load_partnership(name: str, loaded: Callable[[str], str | None]) -> Partnership:
    """The partnership of a file, a built-in name, or an id that was loaded into the database.

    `loaded` gives the text of a loaded file, or None. InputError if nothing has that name;
    PartnershipFileError if what has it is broken.
    """
    if name.endswith(".toml") or "/" in name:
        return read_partnership(read_file(name), name)
    if name in built_in():
        source = files("bot").joinpath("partnerships", f"{name}.toml").read_text(encoding="utf-8")
        return read_partnership(source, f"{name}.toml")
    source_loaded = loaded(name)
    if source_loaded is None:
        known = ", ".join(built_in())
        raise InputError(
            f"no partnership is called {name}; use {known}, the path of a .toml file,"
            " or one that `promises load FILE` has loaded"
        )
    return read_partnership(source_loaded, name)


def read_file(path: str) -> str:
    """The text of a data file; InputError if there is none, or if it isn't UTF-8."""
    try:
        return Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; check the path") from None
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise InputError(
            f"{path} can't be read ({error.strerror}); check the path and its permissions"
        ) from None
