# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Operations on a wallet, such as creating an invoice for it or paying from it."""
