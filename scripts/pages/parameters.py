"""Parameters that several operations share: explained in full on the overview, briefly elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.api import Api, Parameter
from scripts.pages.addresses import OVERVIEW, Addresses
from scripts.pages.fields import Field, FieldWriter, parameter_key


class ParameterBook:
    """The shared parameters with long descriptions, without duplicates."""

    def __init__(self, api: Api, addresses: Addresses) -> None:
        writer = FieldWriter(api, addresses, OVERVIEW)
        self.fields: list[Field] = []
        """The fields for the overview."""
        self.places: dict[tuple[str, ...], str] = {}
        """The place where each is explained, for the pages of operations."""
        for parameter in _shared(api):
            fields = list(writer.parameter(parameter, level=3))
            self.fields += fields
            self.places[parameter_key(parameter)] = f"{OVERVIEW}#{fields[0].anchor}"


def _shared(api: Api) -> Iterator[Parameter]:
    found: dict[tuple[str, ...], list[Parameter]] = {}
    for operation in api.operations:
        for each in operation.parameters:
            if "\n\n" in each.description and "```" not in each.description:
                found.setdefault(parameter_key(each), []).append(each)
    yield from (each[0] for each in found.values() if len(each) > 1)
