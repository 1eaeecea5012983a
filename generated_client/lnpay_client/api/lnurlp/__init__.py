# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""LNURL-pay links and lightning addresses, to receive and to send payments."""
