"""Serves the site with live reload, and a sandbox for its samples."""

from __future__ import annotations

import subprocess
import sys


def main() -> int:
    """Run `mkdocs serve` with a sandbox, until Ctrl-C."""
    sandbox = subprocess.Popen([sys.executable, "-m", "scripts.sandbox"])
    try:
        return subprocess.call([sys.executable, "-m", "mkdocs", "serve"])
    except KeyboardInterrupt:
        return 0
    finally:
        sandbox.terminate()
        sandbox.wait()


if __name__ == "__main__":
    sys.exit(main())
