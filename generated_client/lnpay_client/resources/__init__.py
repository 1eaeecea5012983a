# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""One class per tag, with its operations as methods; clients have an attribute for each."""
