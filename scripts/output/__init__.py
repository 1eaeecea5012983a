"""Finished files become the output, or nothing has changed.

In come directories that were built aside. Out comes the output with them in place, all at once, and a lock that says
what it was made from. Knows nothing of specs, clients or pages.
"""

from scripts.output.lock import read_lock
from scripts.output.swap import locked, swap_all
from scripts.output.trees import compare_trees

__all__ = ["compare_trees", "locked", "read_lock", "swap_all"]
