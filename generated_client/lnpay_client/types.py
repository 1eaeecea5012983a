# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Types that stand beside the models."""

from ._runtime.types import File, FileContent, Response
from ._runtime.unset import UNSET, Unset

__all__ = ("UNSET", "File", "FileContent", "Response", "Unset")
