"""Inspects generated output as a user would: `python -m scripts.trials.output DIR` prints its findings as JSON."""
