"""What the unit tests of the runtime share as fixtures."""

from __future__ import annotations

import pytest

from scripts.client.runtime import nested


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codecs of models and enumerations that use the classes in `parts`."""
    monkeypatch.setattr(nested, "_MODELS", "tests.client.runtime")
