"""Puts finished files in place, all or nothing.

Input: directories built elsewhere. Output: the output directory with them in place, swapped in together, and a lock
file with the hashes of their inputs. Knows nothing of specs, clients or pages.
"""

from scripts.output.lock import read_lock
from scripts.output.swap import locked, swap_all
from scripts.output.trees import compare_trees

__all__ = ["compare_trees", "locked", "read_lock", "swap_all"]
