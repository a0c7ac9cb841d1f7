"""What a user may set: the values (`model`), the files they are read from (`files`), and how those are checked
(`structure`)."""

from provenance.settings.files import find_settings, named_files, read_authorities, read_counts, read_settings
from provenance.settings.model import DEFAULT, Authority, CueCount, Header, Settings, Tei, UserCue

__all__ = [
    "DEFAULT", "Authority", "CueCount", "Header", "Settings", "Tei", "UserCue", "find_settings", "named_files",
    "read_authorities",
    "read_counts", "read_settings",
]  # fmt: skip
