"""An Api becomes the Markdown of the reference."""
