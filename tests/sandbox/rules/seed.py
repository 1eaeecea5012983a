"""The invoice of the spec's examples, which is on mainnet."""

from __future__ import annotations

from typing import Any

from tests.sandbox.contract import SPEC

_UNPAID: dict[str, Any] = SPEC["components"]["examples"]["unpaid"]["value"]
SEED = str(_UNPAID["payment_request"])
