"""`make audit`: what the program is built on; known vulnerabilities, a bill of materials, licences.

Each part looks at all that is locked for running, in `requirements.txt`. What can't be found out counts as
wrong: an audit that nobody could do is none.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements.txt"
BILL_OF_MATERIALS = ROOT / "build" / "sbom.json"
SERVICES = (("--vulnerability-service", "pypi"), ("--vulnerability-service", "osv"))

# Nothing here asks more than to be named, but for LGPL and MPL: they ask that what is changed in the package
# itself stays open, and nothing is.
ALLOWED = {
    *("MIT", "MIT-CMU", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "CNRI-Python"),
    *("Zlib", "CC0-1.0", "MPL-2.0", "LGPL-3.0-only"),
}
# What packages say that don't use the names of SPDX.
SAID = {
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def show(line: str) -> None:
    """Print a line."""
    print(line, flush=True)  # noqa: T201 - a command's output


def main() -> None:
    """Show what was found; the exit status is 1 if anything is wrong."""
    parts = {
        "vulnerabilities": list(vulnerabilities(REQUIREMENTS)),
        "bill of materials": list(bill_of_materials(REQUIREMENTS, BILL_OF_MATERIALS)),
        "licences": list(forbidden(REQUIREMENTS)),
    }
    for name in locked(REQUIREMENTS):
        show(f"  {name:24} {' and '.join(licences(name)) or 'says no licence'}")
    for part, faults in parts.items():
        show(f"{part}: {'; '.join(faults) or 'nothing is wrong'}")
    sys.exit(any(parts.values()))


def locked(requirements: Path) -> list[str]:
    """The packages that are locked for a machine such as this one, each once."""
    lines = re.findall(r"^[A-Za-z0-9][^\\\n]*", requirements.read_text(encoding="utf-8"), flags=re.MULTILINE)
    wanted = [Requirement(line) for line in lines]
    return [each.name for each in wanted if each.marker is None or each.marker.evaluate()]


def vulnerabilities(requirements: Path, services: Sequence[tuple[str, ...]] = SERVICES) -> Iterator[str]:
    """What is known of the locked packages, by the first service that answers about all of them."""
    for service in services:
        known = _asked(requirements, service)
        if known is not None:
            yield from known
            return
    yield (
        "no service answers about all of the packages, so nobody knows; run make audit where the network lets"
        " pip-audit ask"
    )


def _asked(requirements: Path, service: tuple[str, ...]) -> list[str] | None:
    """What a service knows; None if it can't be reached or does not know each of the packages."""
    options = (
        "--format",
        "json",
        "--strict",
        "--disable-pip",
        "--require-hashes",
        "--progress-spinner",
        "off",
    )
    asking = _ran("pip_audit", *options, *service, "--requirement", str(requirements))
    try:
        packages = json.loads(asking.stdout)["dependencies"]
    except ValueError:
        return None
    if not packages or any("vulns" not in package for package in packages):
        return None
    return [
        f"{each['name']} {each['version']}: {found['id']}" for each in packages for found in each["vulns"]
    ]


def bill_of_materials(requirements: Path, written: Path) -> Iterator[str]:
    """Write all locked packages with their hashes as CycloneDX, or tell why not."""
    written.parent.mkdir(exist_ok=True)
    options = ("--output-reproducible", "--output-format", "JSON", "--output-file", str(written))
    made = _ran("cyclonedx_py", "requirements", *options, str(requirements))
    if made.returncode:
        yield f"none was written: {made.stderr.strip().splitlines()[-1]}"


def forbidden(requirements: Path) -> Iterator[str]:
    """The packages whose licence isn't among those allowed, or that say none."""
    for name in locked(requirements):
        said = licences(name)
        if not said or not ALLOWED.issuperset(said):
            yield f"{name} has {' and '.join(said) or 'no licence that could be read'}"


def licences(name: str) -> list[str]:
    """The licences that an installed package names, all of them where it leaves a choice."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return []
    for expression in told.get_all("License-Expression", []):
        return re.findall(r"[\w.-]{3,}", re.sub(r"\b(AND|WITH)\b", " ", expression))
    classified = [said for said in told.get_all("Classifier", []) if said.startswith("License ::")]
    plain = [said.rpartition(" :: ")[2] for said in classified] or told.get_all("License", [])
    return [SAID.get(said, said) for said in plain]


def _ran(module: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )


if __name__ == "__main__":
    main()
