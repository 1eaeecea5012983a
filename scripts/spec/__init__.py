"""A file becomes a Document that knows its places, or a list of Problems."""
