"""The file of a backup: a first line that vouches for all that follows, which is lines of JSON, gzipped."""

import gzip
import hashlib
import json
import os
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedRandom, BufferedReader
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from bot.errors import InputError

FORMAT = 1
_SEAL = "Loftesboten backup {format}, SHA-256 {digest}\n"
_SEALED = re.compile(r"Loftesboten backup (?P<format>\d{1,3}), SHA-256 (?P<digest>[0-9a-f]{64})\n")
_UNSEALED = _SEAL.format(format=FORMAT, digest="0" * 64).encode()
_LONGEST_SEAL = len(_UNSEALED) + 2

Put = Callable[[Any], None]


@contextmanager
def new_file(path: Path) -> Iterator[Put]:
    """What takes JSON values for a new backup, one a line; days and moments are written as ISO says.

    The file has its name, in place of an earlier one, when all of it is on the disk; only its owner may read
    it. InputError if it can't be written.
    """
    try:
        with _temporary(path) as file:
            file.write(_UNSEALED)
            with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                yield lambda value: _put(packed, value)
            _seal(file)
    except OSError as error:
        raise InputError(
            f"The backup {path} can't be written ({error.strerror}); name a file elsewhere, or make room."
        ) from error


def lines(path: Path) -> Iterator[Any]:
    """The values of a backup's lines, after all of the file was found to be as it was written.

    InputError for a file that is no backup, is damaged or can't be read.
    """
    try:
        with path.open("rb") as file:
            _check(path, file)
            with gzip.GzipFile(fileobj=file) as packed:
                yield from map(json.loads, packed)
    except (gzip.BadGzipFile, EOFError, zlib.error, ValueError) as error:
        raise InputError(f"{path} holds what no backup has; use another.") from error
    except OSError as error:
        raise InputError(f"{path} can't be read ({error.strerror}); check its name and rights.") from error


@contextmanager
def _temporary(path: Path) -> Iterator[BufferedRandom]:
    """A file that only its owner may read; at the end it gets its name, or is removed if something failed."""
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w+b") as file:  # noqa: PTH123 - opened already
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _put(packed: gzip.GzipFile, value: Any) -> None:
    packed.write(json.dumps(value, separators=(",", ":"), default=_iso).encode() + b"\n")


def _iso(told: Any) -> str:
    iso: str = told.isoformat()
    return iso


def _seal(file: BufferedRandom) -> None:
    """Write the first line anew, with the digest of what has come to stand after it."""
    file.seek(len(_UNSEALED))
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    file.write(_SEAL.format(format=FORMAT, digest=digest).encode())


def _check(path: Path, file: BufferedReader) -> None:
    """Come to stand after a file's first line; InputError unless that line vouches for the rest."""
    seal = _SEALED.fullmatch(file.readline(_LONGEST_SEAL).decode("ascii", errors="replace"))
    if seal is None:
        raise InputError(f"{path} is no backup of Löftesboten; name a file that the command backup has made.")
    if int(seal["format"]) != FORMAT:
        raise InputError(f"{path} comes from another version of this program; restore it with that one.")
    begins = file.tell()
    if hashlib.file_digest(file, "sha256").hexdigest() != seal["digest"]:
        raise InputError(f"{path} is damaged or not whole; use another backup.")
    file.seek(begins)
