"""What the guides' pictures are drawn with."""
