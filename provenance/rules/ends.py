"""The old name of `provenance.rules.content_end`, which users' rules import."""

from provenance.rules.content_end import right_end

__all__ = ["right_end"]
