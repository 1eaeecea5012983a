"""UNSET is one object, whatever happens to it, and prints as nothing."""

from __future__ import annotations

import copy
import pickle

from scripts.client.runtime.types import UNSET, Unset


def test_unset_stays_itself() -> None:
    """Copies and pickles of UNSET are UNSET; it is false, and "" as text."""
    for twin in (copy.copy(UNSET), copy.deepcopy([UNSET])[0], pickle.loads(pickle.dumps(UNSET)), Unset.UNSET):
        assert twin is UNSET
    assert not UNSET and str(UNSET) == "" and repr(UNSET) == "UNSET" and isinstance(UNSET, Unset)
