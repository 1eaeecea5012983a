"""Generated output is looked at as a user would: `python -m scripts.trials.output DIR` prints what it found as JSON."""
