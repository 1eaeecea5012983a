# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""A package for each tag of the spec, in it a module for each operation."""
