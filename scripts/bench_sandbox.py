"""Measure the sandbox: many invoices over many connections."""

import sys

from scripts.benchmarks.sandbox import main

if __name__ == "__main__":
    sys.exit(main())
