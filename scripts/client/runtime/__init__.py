# Copied into each client as `_runtime`, line by line.
"""The runtime that all generated clients share: sending, retries, validation, decoding and waiters."""
