"""An Api becomes the client package.

In comes an Api and an empty directory. Out comes a Python package in it: what openapi-python-client lays out through
our `templates`, and the `runtime`, which is a package of its own here and is copied into each client.
"""

from scripts.client.make import make_client

__all__ = ["make_client"]
