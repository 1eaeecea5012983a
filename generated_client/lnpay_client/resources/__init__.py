# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""A class for each tag of the spec, its methods the operations. Clients have them as attributes."""
