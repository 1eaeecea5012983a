# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""What every generated client is made of, whatever the spec: how to send, retry, decode, check and wait."""
