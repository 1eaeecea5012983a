# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/templates/client.
"""A package for each tag of the spec, in it a module for each operation."""
