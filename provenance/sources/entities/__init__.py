"""Names put together: who is named in an article, of what kind and gender, and the registry that sources end in."""
