"""A large document that others wrote: the description of GitHub's API, under the MIT licence, from a package of npm."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from scripts.benchmarks.environments import CACHE, NotMeasuredError

PACKAGE = "@octokit/openapi@23.0.2"
MEMBER = "package/generated/api.github.com.json"
SHA512 = (
    "a55f0cecbf46636dc0c9b36f4e6a369f28e6a669edebedac444fedaabd192d07"
    "0f4b8967c3bbb979918d9b044d9010b70fb8195db171e401f32d455105718386"
)
"""Of the package's archive."""
TAGS = ("actions", "issues", "meta")
"""Those of a part of the document, with some 250 of its 1,200 operations."""


def github() -> Path:
    """Return the path of the document, fetched once; the package's other 370 MB are not unpacked."""
    kept = CACHE / f"github-{SHA512[:12]}.json"
    if not kept.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise NotMeasuredError("needs npm: apt-get install npm")
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as aside:
            command = [npm, "pack", "--silent", "--pack-destination", aside, PACKAGE]
            subprocess.run(command, check=True, capture_output=True)
            (archive,) = Path(aside).iterdir()
            unpack(archive, kept)
    return kept


def unpack(archive: Path, kept: Path, sha512: str = SHA512) -> None:
    """Write the document in an archive to a path, if it is the archive that is pinned."""
    if hashlib.sha512(archive.read_bytes()).hexdigest() != sha512:
        raise NotMeasuredError(f"{PACKAGE} is not the archive that is pinned")
    with tarfile.open(archive) as members:
        member = members.extractfile(MEMBER)
        assert member is not None  # it is a file in this very archive
        kept.write_bytes(member.read())
