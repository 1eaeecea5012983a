# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""LNURL-pay links and lightning addresses, for receiving and sending payments."""
