# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""The runtime that all generated clients share: sending, retries, validation, decoding and waiters."""
