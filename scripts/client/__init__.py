"""An Api becomes the client package."""
