"""Create .venv with all requirements. Run by make; also runs on Python 3.6, to report that it is too old."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Sequence

OLDEST = (3, 11)
LAST_READY_MADE = (3, 13)  # the newest Python with wheels of coincurve, which signs the sandbox's invoices
VENV = Path(".venv")
STAMP = VENV / ".ready"


def main() -> None:
    """Set up the virtual environment and write the stamp file that make checks."""
    if sys.version_info[:2] < OLDEST:
        version = ".".join(map(str, sys.version_info[:2]))
        message = "Python 3.11 or newer is required; this is {}. Use a newer one: make demo PYTHON=python3.12\n"
        sys.stderr.write(message.format(version))
        sys.exit(2)
    python = VENV / "bin" / "python"
    if not is_usable(python):
        shutil.rmtree(VENV, ignore_errors=True)
        run(
            [sys.executable, "-m", "venv", VENV],
            "Cannot create a virtual environment. On Debian: apt-get install python3-venv",
        )
    print(f"Installing requirements/dev.txt into {VENV}, which takes a minute or two ...", flush=True)
    # -qq prints only errors, not pip's warnings about local settings. --no-deps, because the lists are complete, and
    # pip's resolver requests the newest release of a package with an extra, pinned or not.
    pip = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", "--no-deps"]
    hint = "pip could not install the requirements; see the error above"
    if sys.version_info[:2] > LAST_READY_MADE:
        hint += (
            ". With this Python, coincurve must be compiled, which needs a C compiler and CMake; "
            "with an older Python it need not be: make demo PYTHON=python3.13"
        )
    run(pip + ["--require-hashes", "-r", "requirements/dev.txt"], hint)
    run(pip + ["--require-hashes", "--no-build-isolation", "-r", "requirements/peers.txt"], hint)
    # Install the generated package, as its users do. Editable, so that regenerating is enough.
    run(pip + ["--no-build-isolation", "--editable", "generated_client"], hint)
    STAMP.write_text("ready\n")


def is_usable(python: Path) -> bool:
    """Return whether the virtual environment exists and its Python is new enough."""
    try:
        return subprocess.call([str(python), "-c", f"import sys; sys.exit(sys.version_info[:2] < {OLDEST})"]) == 0
    except OSError:
        return False


def run(command: Sequence[object], hint: str) -> None:
    """Run a command; if it fails, print a hint and exit with its code."""
    code = subprocess.call([str(part) for part in command])
    if code:
        sys.stderr.write(f"{hint}.\n")
        sys.exit(code)


if __name__ == "__main__":
    main()
