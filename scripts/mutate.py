"""Change the code in small ways and check that a unit test fails: `python -m scripts.mutate [MODULE ...]`.

mutmut makes the mutants of the runtime, `spec` and `changes`, as configured in [tool.mutmut] in pyproject.toml.
MODULE is a pattern such as `scripts.spec.walk*`; by default all mutants are tried, which takes hours. `--sample 500`
tries 500 of them, the same ones each time. An interrupted run resumes where it stopped. Prints each mutant that no test
noticed, and the share that the tests noticed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path
from site import getsitepackages

MUTMUT = "mutmut==3.8.1"
CACHE = Path(".cache") / "mutate"
BIN = Path(sys.executable).parent
NOTICED = {"killed", "timeout", "segfault", "caught by type check"}
IGNORED = {"not checked", "skipped"}
# The first steps of `mutmut run`, which has no option to make the mutants without trying them.
MAKE = """
import os
from mutmut import __main__ as mutmut
mutmut.set_mutant_under_test("mutant_generation")
os.makedirs("mutants", exist_ok=True)
mutmut.copy_src_dir()
mutmut.copy_also_copy_files()
mutmut.setup_source_paths()
mutmut.create_mutants(os.cpu_count() or 1)
"""


def main() -> int:
    """Try the selected mutants and report."""
    options = _options()
    mutmut = _environment() / "bin" / "mutmut"
    project = _copy()
    if options.show:
        return subprocess.run([mutmut, "show", options.show], cwd=project, check=False).returncode
    selected = options.modules or ["*"]
    if options.sample:
        subprocess.run([mutmut.parent / "python", "-c", MAKE], cwd=project, check=True, stdout=subprocess.DEVNULL)
        statuses = read_statuses(_results(mutmut, project))
        selected = choose(list(statuses), selected, options.sample, options.seed)
        # mutmut resumes by itself only if no mutant is named.
        names = [name for name in selected if statuses[name] not in NOTICED]
    else:
        names = options.modules
    if not options.report and (names or not options.sample):
        command = [str(mutmut), "run", "--max-children", str(options.workers), *names]
        # It redraws a line many times a second, which is of use only on a terminal.
        output = None if sys.stdout.isatty() else subprocess.PIPE
        if (ran := subprocess.run(command, cwd=project, check=False, stdout=output, text=True)).returncode:
            print(ran.stdout or "", end="")
            return 2
    return report(_results(mutmut, project), selected)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m scripts.mutate", description=__doc__)
    add = parser.add_argument
    add("modules", nargs="*", metavar="MODULE", help="try only these, such as 'scripts.spec.walk*'")
    add("--sample", type=int, metavar="N", help="try only N mutants, chosen at random")
    add("--seed", type=int, default=1, help="seed of the sample (default: %(default)s)")
    add("--workers", type=int, default=os.cpu_count() or 1, help="number of parallel workers (default: %(default)s)")
    add("--report", action="store_true", help="only report the results of earlier runs")
    add("--show", metavar="MUTANT", help="print the diff of one mutant")
    return parser.parse_args()


def choose(names: Sequence[str], patterns: Sequence[str], count: int, seed: int) -> list[str]:
    """Return `count` of the mutants that match a pattern; the same ones for the same seed."""
    matching = sorted(name for name in names if any(fnmatch(name, pattern) for pattern in patterns))
    return random.Random(seed).sample(matching, min(count, len(matching)))


def read_statuses(results: str) -> dict[str, str]:
    """Parse mutmut's lines of `name: status`."""
    return dict(line.strip().rsplit(": ", 1) for line in results.splitlines() if ": " in line)


def report(results: str, selected: Sequence[str]) -> int:
    """Print the survivors, and the score per package and in total; return 1 if there are survivors."""
    statuses = read_statuses(results)
    names, patterns = set(selected), [pattern for pattern in selected if pattern not in statuses]
    found = {
        name: status
        for name, status in statuses.items()
        if status not in IGNORED and (name in names or any(fnmatch(name, pattern) for pattern in patterns))
    }
    survivors = {name: status for name, status in found.items() if status not in NOTICED}
    for name, status in sorted(survivors.items()):
        print(f"{name}: {status}")
    for package in sorted({_package(name) for name in found}):
        tried = [name for name in found if _package(name) == package]
        print(f"{package}: {_score(len(tried) - len(survivors.keys() & set(tried)), len(tried))}")
    print(f"All: {_score(len(found) - len(survivors), len(found))}; {len(statuses) - len(found):,} others not tried")
    return 1 if survivors else 0


def _package(mutant: str) -> str:
    return mutant.rsplit(".", 2)[0]


def _score(noticed: int, tried: int) -> str:
    return f"noticed {noticed:,} of {tried:,}" + (f", {noticed / tried:.1%}" if tried else "")


def _results(mutmut: Path, project: Path) -> str:
    command = [str(mutmut), "results", "--all", "true"]
    return subprocess.run(command, cwd=project, check=True, stdout=subprocess.PIPE, text=True).stdout


def _environment() -> Path:
    """Return an environment with mutmut and all of this one's packages."""
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
    """Update the copy in which mutmut works; unchanged files keep their times, and so their results."""
    project = CACHE / "project"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], check=True, capture_output=True
    )
    names = {name for name in listed.stdout.decode().split("\0") if name and Path(name).is_file()}
    changed = False
    for name in names:
        target = project / name
        if not target.exists() or target.read_bytes() != Path(name).read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(name, target)
            changed = True
    # mutmut works in its own copy, from which it removes nothing.
    for base in (project, project / "mutants"):
        for path in [path for folder in ("scripts", "tests") for path in (base / folder).rglob("*.py")]:
            if path.relative_to(base).as_posix() not in names:
                path.unlink()
                changed = True
    if changed:  # it would expect tests that were removed
        (project / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
    return project


if __name__ == "__main__":
    sys.exit(main())
