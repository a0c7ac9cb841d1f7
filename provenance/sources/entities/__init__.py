"""Names grouped: who is named in an article, of what kind and gender, and the registry of sources they end up in."""
