"""An Api becomes the Markdown of the reference.

In comes an Api, the spec's own text, the history of its changes, and an empty directory. Out come the pages in it:
plain Markdown for any builder, a navigation, and the spec for download.
"""

from scripts.pages.make import make_pages

__all__ = ["make_pages"]
