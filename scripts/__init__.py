"""Commands that keep the generated client and the reference pages true to the spec."""
