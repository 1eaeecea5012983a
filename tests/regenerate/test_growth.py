"""Time grows with the spec and no faster, and stays near what openapi-python-client alone takes."""

from __future__ import annotations

import pytest

from scripts.bench_regenerate import measure


@pytest.mark.timeout(600)
def test_time_and_memory_grow_linearly() -> None:
    """Ten times the operations take at most ten times the CPU time, at most twice the generator's, pages included."""
    rows = {row.what: row for row in measure((50, 500))}
    small, large = (rows[f"regenerate {size} operations, with pages"] for size in (50, 500))
    assert large.ours <= 10 * small.ours
    assert large.theirs is not None
    assert large.ours <= 2 * large.theirs
    assert rows["memory for 500 operations"].ours <= 10 * rows["memory for 50 operations"].ours
    assert rows["find 500 operations unchanged"].ours <= large.ours / 5
