"""The names of an article: where they are, and their context."""
