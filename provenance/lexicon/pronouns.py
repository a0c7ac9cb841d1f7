"""The forms of pronouns: closed grammatical classes, with the gender if the form shows it."""

from __future__ import annotations

PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = frozenset(("they", "them", "their", "themselves", "both"))
NEUTER = frozenset(("it", "its", "itself", "this", "that"))
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
SPEAKER = frozenset(("i", "me", "my", "we", "us", "our", "myself", "ourselves"))
POSSESSIVE = frozenset(("his", "her", "its", "their"))
"""What a noun of somebody's begins with."""
PRONOUNS = frozenset((*PERSONAL, *PLURAL, *NEUTER, *RELATIVE, *SPEAKER, "you", "your", "one", "these", "those"))
"""Those that can be a source by themselves."""
