"""Tools that draw the guides' pictures."""
