# Copied into each client as `_runtime`, line by line.
"""What every generated client is made of, whatever the spec: how to send, retry, decode, check and wait."""
