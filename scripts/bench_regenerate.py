"""Measure regeneration: time and memory as a spec grows."""

import sys

from scripts.benchmarks.regenerate import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
