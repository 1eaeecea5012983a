"""What a codec is: it reads, checks and recognises the values of one type."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from . import checks

NO_FIT: Final = 0
LOOSE_FIT: Final = 1
FIT: Final = 3


class DecodeError(ValueError):
    """A value that is not what the spec promises, and where in the body it stands."""

    def __init__(self, at: str, problem: str) -> None:
        """Say where, and what is wrong."""
        super().__init__(f"{at or 'the body'} {problem}")
        self.at = at
        self.problem = problem


class Codec:
    """Reads (`decode`), checks (`check`) and recognises (`fit`) the values of one type."""

    __slots__ = ()

    expected: ClassVar[str] = "a value"
    plain: ClassVar[frozenset[type]] = frozenset()
    """Exact types of raw values that `decode` returns as they are."""

    def keeps(self, kind: type) -> bool:
        """Return whether `decode` returns raw values of exactly this type as they are."""
        return kind in self.plain

    def takes_null(self) -> bool:
        """Return whether null is a value here, so that None is sent as one."""
        return False

    def decode(self, raw: Any, at: str) -> Any:
        """Return the Python value of what came over the wire; raise DecodeError if there is none."""
        return raw

    def check(self, value: Any, at: str) -> None:
        """Raise InvalidArgumentError if `value` may not be sent."""

    def fit(self, raw: Any) -> int:
        """Return how well a value from the wire fits: NO_FIT, LOOSE_FIT, FIT or better."""
        return FIT

    def wrong(self, raw: Any, at: str) -> DecodeError:
        """Return the error for a value of another type."""
        return DecodeError(at, f"should be {self.expected}, but is {checks.show(raw)}")
