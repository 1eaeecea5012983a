"""Writes the reference from an Api.

Input: an Api, the spec's text, the history of its changes, and an empty directory. Output: the pages in it, as plain
Markdown for any builder, the navigation, and the spec for download.
"""

from scripts.pages.make import make_pages

__all__ = ["make_pages"]
