"""Two Apis become Changes, and those a Report."""
