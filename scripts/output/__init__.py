"""What lies on the disk: the lock, the comparison, the swap, and what a person is told meanwhile."""
