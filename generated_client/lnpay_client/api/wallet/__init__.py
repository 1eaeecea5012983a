# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""What you do with a wallet, such as asking to be paid into it."""
