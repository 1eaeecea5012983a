"""Compares two Apis and reports the changes.

Input: the Api, and the spec recorded by the last generation. Output: a Report with the changes, which of them break
callers, the version that they require, and the records for the next run. `pages` writes the page about it.
"""

from scripts.changes.report import Report, compare_with_last

__all__ = ["Report", "compare_with_last"]
