"""Two Apis become Changes, and those a Report.

In comes the Api, and the spec that was recorded by the last generation. Out comes a Report: what changed, whom it
breaks, which version that calls for, and what is recorded for the next time. The page about it is made in `pages`.
"""

from scripts.changes.report import Report, compare_with_last

__all__ = ["Report", "compare_with_last"]
