"""The Api, made of a Document, and every fact that more than one writer needs."""
