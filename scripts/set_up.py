"""Create .venv with all requirements. Run by make; also runs on Python 3.6, to say that it is too old."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Sequence

OLDEST = (3, 11)
LAST_READY_MADE = (3, 13)  # the newest Python for which coincurve, which signs the sandbox's invoices, comes compiled
VENV = Path(".venv")
STAMP = VENV / ".ready"


def main() -> None:
    """Set up the virtual environment and leave the stamp that make looks for."""
    if sys.version_info[:2] < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        wanted = "Python 3.11 or newer is required, this one is {}. Use a newer one: make demo PYTHON=python3.12\n"
        sys.stderr.write(wanted.format(found))
        sys.exit(2)
    python = VENV / "bin" / "python"
    if not is_usable(python):
        shutil.rmtree(VENV, ignore_errors=True)
        run(
            [sys.executable, "-m", "venv", VENV],
            "Cannot create a virtual environment. On Debian: apt-get install python3-venv",
        )
    print(f"Installing requirements/dev.txt into {VENV}: once, a minute or two ...", flush=True)
    # Twice quiet: errors alone, not what pip remarks on this machine's own settings. Without dependencies: the lists
    # are complete, and pip's resolver asks for the newest release of a package with an extra, pinned or not.
    pip = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", "--no-deps"]
    hint = "pip could not install the requirements; see its message above"
    if sys.version_info[:2] > LAST_READY_MADE:
        hint += (
            ". With this Python, coincurve is compiled, which takes a C compiler and CMake; "
            "with an older one it is not: make demo PYTHON=python3.13"
        )
    run(pip + ["--require-hashes", "-r", "requirements/dev.txt"], hint)
    run(pip + ["--require-hashes", "--no-build-isolation", "-r", "requirements/peers.txt"], hint)
    # The generated package as its users have it: installed. Editable, so that regenerating is enough.
    run(pip + ["--no-build-isolation", "--editable", "generated_client"], hint)
    STAMP.write_text("ready\n")


def is_usable(python: Path) -> bool:
    """Return whether the virtual environment is there and still has a Python that is new enough."""
    try:
        return subprocess.call([str(python), "-c", f"import sys; sys.exit(sys.version_info[:2] < {OLDEST})"]) == 0
    except OSError:
        return False


def run(command: Sequence[object], hint: str) -> None:
    """Run a command; where it fails, end with its exit code and a hint."""
    code = subprocess.call([str(part) for part in command])
    if code:
        sys.stderr.write(f"{hint}.\n")
        sys.exit(code)


if __name__ == "__main__":
    main()
