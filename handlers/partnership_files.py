"""Where partnerships come from: the program's own data files, files on disk, files in the database."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from bot.errors import InputError, PartnershipFileError
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
    if name.endswith(".toml") or Path(name).name != name:
        return read_partnership(read_file(name), name)
    if name in built_in():
        source = files("bot").joinpath("partnerships", f"{name}.toml").read_text(encoding="utf-8")
        return read_partnership(source, f"{name}.toml")
    source_loaded = loaded(name)
    if source_loaded is None:
        raise InputError(
            f"PARTNERSHIP {name!r} is unknown; use one of {', '.join(built_in())}, the path of a .toml file,"
            " or an id that promises load has loaded."
        )
    return read_partnership(source_loaded, name)


def checked(path: str) -> str:
    """That a data file is right; PartnershipFileError names every fault in it."""
    partnership = read_partnership(read_file(path), path)
    return f"{path} is right: {partnership.title}, {len(partnership.promises)} promises."


def read_file(path: str) -> str:
    """The text of a data file; InputError if it can't be read, PartnershipFileError if it isn't UTF-8."""
    try:
        source = Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; check the path.") from None
    except OSError as error:
        raise InputError(
            f"{path} can't be read ({error.strerror}); check the path and its permissions."
        ) from None
    try:
        return source.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise PartnershipFileError(
            [f"{path} line {line}: is not UTF-8 text; save the file as UTF-8"]
        ) from None
