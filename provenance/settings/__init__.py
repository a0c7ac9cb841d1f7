"""What a user may set: the values (`model`), the files they are read from (`files`), and how those are checked
(`structure`)."""

from provenance.settings.files import authority_files, read_authorities, read_settings
from provenance.settings.model import DEFAULT, Authority, Header, Settings, UserCue

__all__ = [
    "DEFAULT", "Authority", "Header", "Settings", "UserCue", "authority_files", "read_authorities", "read_settings",
]  # fmt: skip
