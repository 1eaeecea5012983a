"""GetLnTxObject: the status of an invoice or payment."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from . import refusals
from .auth import account_of
from .objects import chosen_fields, lntx_object
from .records import LnTx
from .responses import json_response
from .state import State


async def get_lntx(request: Request) -> Response:
    """Return an LnTx of the caller's account, from the database only."""
    state: State = request.app.state.sandbox
    account = account_of(request, state)
    lntx = state.store.find(LnTx, "id = ? AND account = ?", request.path_params["lntx_id"], account)
    if lntx is None:
        raise refusals.lntx_not_found()
    return json_response(chosen_fields(request, lntx_object(lntx, state)))
