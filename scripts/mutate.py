"""Change the code in small ways and see whether a unit test fails: `python -m scripts.mutate [MODULE ...]`.

The mutants are those of mutmut: of the runtime, of `spec` and of `changes`, as [tool.mutmut] in pyproject.toml says.
MODULE is a pattern such as `scripts.spec.walk*`; without any, all are tried, which takes hours. A run that is stopped
resumes where it was. Prints the share that the tests noticed, and each mutant that none of them did.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path
from site import getsitepackages

MUTMUT = "mutmut==3.8.1"
CACHE = Path(".cache") / "mutate"
BIN = Path(sys.executable).parent
NOTICED = {"killed", "timeout", "segfault", "caught by type check"}
IGNORED = {"not checked", "skipped"}


def main() -> int:
    """Try the mutants that are wanted and report."""
    parser = argparse.ArgumentParser("python -m scripts.mutate", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="only these, such as 'scripts.spec.walk*'")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="at once (default: %(default)s)")
    parser.add_argument("--report", action="store_true", help="report the results of earlier runs only")
    parser.add_argument("--show", metavar="MUTANT", help="print the change of one mutant")
    options = parser.parse_args()
    mutmut = _environment() / "bin" / "mutmut"
    project = _copy()
    if options.show:
        return subprocess.run([mutmut, "show", options.show], cwd=project, check=False).returncode
    if not options.report:
        command = [mutmut, "run", "--max-children", str(options.workers), *options.modules]
        if subprocess.run(command, cwd=project, check=False).returncode:
            return 2
    results = subprocess.run(
        [mutmut, "results", "--all", "true"], cwd=project, check=True, capture_output=True, text=True
    )
    return report(results.stdout, options.modules or ["*"])


def report(results: str, wanted: list[str]) -> int:
    """Print survivors and score from mutmut's lines of `name: status`; return 1 if there is a survivor."""
    statuses = dict(line.strip().rsplit(": ", 1) for line in results.splitlines() if ": " in line)
    found = {
        name: status
        for name, status in statuses.items()
        if status not in IGNORED and any(fnmatch(name, pattern) for pattern in wanted)
    }
    survivors = {name: status for name, status in found.items() if status not in NOTICED}
    for name, status in sorted(survivors.items()):
        print(f"{name}: {status}")
    noticed = len(found) - len(survivors)
    share = f", {noticed / len(found):.1%}" if found else ""
    print(
        f"Noticed {noticed:,} of {len(found):,} mutants{share}; {len(statuses) - len(found):,} others were not tried."
    )
    return 1 if survivors else 0


def _environment() -> Path:
    """Return an environment that has mutmut, and all of this one's packages."""
    folder = (CACHE / "environment").resolve()
    ready = folder / "ready"
    if not ready.exists() or ready.read_text(encoding="utf-8") != MUTMUT:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([BIN / "uv", "venv", "--quiet", folder, "--python", sys.executable], check=True)
        install = [str(BIN / "uv"), "pip", "install", "--quiet", "--python", str(folder / "bin" / "python")]
        subprocess.run([*install, MUTMUT, f"pytest=={version('pytest')}"], check=True)
        [packages] = folder.glob("lib/*/site-packages")
        line = f"import site; site.addsitedir({getsitepackages()[0]!r})\n"
        (packages / "ours.pth").write_text(line, encoding="utf-8")
        ready.write_text(MUTMUT, encoding="utf-8")
    return folder


def _copy() -> Path:
    """Bring the copy in which mutmut works up to date; what has not changed keeps its time, and so its results."""
    project = CACHE / "project"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], check=True, capture_output=True
    )
    names = {name for name in listed.stdout.decode().split("\0") if name and Path(name).is_file()}
    for name in names:
        target = project / name
        if not target.exists() or target.read_bytes() != Path(name).read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(name, target)
    return project


if __name__ == "__main__":
    sys.exit(main())
