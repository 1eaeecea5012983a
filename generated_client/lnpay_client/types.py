# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Public types other than the models."""

from ._runtime.pages import AsyncPage, Page
from ._runtime.raw import RawResponse, Response, ResponseHeaders
from ._runtime.types import UNSET, File, FileContent, Unset

__all__ = ("UNSET", "AsyncPage", "File", "FileContent", "Page", "RawResponse", "Response", "ResponseHeaders", "Unset")
