"""What `python -m scripts.bench` measures."""
