"""Writes the client package from an Api.

Input: an Api and an empty directory. Output: a Python package in it, laid out by openapi-python-client through our
`templates`, with a copy of `runtime`, which here is its own package.
"""

from scripts.client.make import make_client

__all__ = ["make_client"]
