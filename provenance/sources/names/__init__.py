"""The names of an article: where they stand, and what stands around them."""
