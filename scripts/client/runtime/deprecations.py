# Copied into each client as `_runtime`, line by line.
"""Warnings for what the spec marks as deprecated."""

from __future__ import annotations

import functools
import sys
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

_PACKAGE = __name__.partition("._runtime")[0]

P = ParamSpec("P")
R = TypeVar("R")


def warn_deprecated(message: str) -> None:
    """Warn, pointing at the caller outside this package."""
    depth = 2
    frame = sys._getframe(1)  # pyright: ignore[reportPrivateUsage]  the only way to find the caller before 3.12
    while frame.f_back is not None and str(frame.f_globals.get("__name__", "")).startswith(_PACKAGE):
        frame = frame.f_back
        depth += 1
    warnings.warn(message, DeprecationWarning, stacklevel=depth)


if TYPE_CHECKING:
    # Type checkers bundle it; nothing to install.
    from typing_extensions import deprecated as deprecated  # noqa: PLC0414  marks it as re-exported
else:

    def deprecated(message: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """Mark a function as deprecated: editors strike it through (PEP 702), and calls warn."""

        def decorate(function: Callable[P, R]) -> Callable[P, R]:
            @functools.wraps(function)
            def warn_and_call(*args: P.args, **kwargs: P.kwargs) -> R:
                warn_deprecated(message)
                return function(*args, **kwargs)

            warn_and_call.__deprecated__ = message
            return warn_and_call

        return decorate
