"""Requests that pages show, and their code in each language."""
