"""The invented story of ten outlets in `ferry/`: what every cell of the table of claims and outlets must say."""

from __future__ import annotations

CELLS: dict[str, dict[str, tuple[str, str, str]]] = {
    "treated for burns": {
        "01": ("coastguard", "", ""),
        "02": ("Seaboard Press citing coastguard", "01", "chain-lengthened<01"),
        "03": ("", "02", "source-dropped<02"),
        "05": ("coastguard", "", ""),
        "06": ("coastguard", "05", "corrected<05"),
        "09": ("coastguard", "06", ""),
        "11": ("Seaboard Press citing coastguard", "01", ""),
    },
    "switched off the fire alarm": {
        "01": ("port official", "", ""),
        "02": ("Seaboard Press citing port official", "01", "chain-lengthened<01"),
        "03": ("", "02", "source-dropped<02"),
        "04": ("Ines Calder", "02", "role-raised<02"),
        "09": ("official of the port", "01", ""),
        "10": ("transport ministry", "02", "role-raised<02"),
        "11": ("Seaboard Press citing port official", "01", ""),
    },
    "because the stairs": {
        "01": ("Jonas Wehl", "", ""),
        "02": ("Seaboard Press citing Jonas Wehl", "01", "chain-lengthened<01"),
        "04": ("Jonas Wehl", "01", "quote-altered<01"),
        "11": ("Seaboard Press citing Jonas Wehl", "01", ""),
        "12": ("Jonas Wehl", "01", ""),
    },
    "a parked lorry": {
        "01": ("investigators", "", ""),
        "03": ("", "01", "source-dropped<01 hedge-lost<01"),
        "10": ("investigators", "", ""),
        "11": ("Seaboard Press citing investigators", "01", ""),
    },
    "last inspected four years ago": {
        "01": ("report by the maritime board", "", ""),
        "03": ("", "01", "source-dropped<01"),
        "11": ("Seaboard Press citing report by the maritime board", "01", ""),
        "12": ("maritime board", "01", ""),
    },
    "before Christmas": {
        "01": ("Edda Roon", "", ""),
        "07": ("Edda Roon", "01", ""),
        "08": ("Edda Roon", "07", ""),
        "10": ("Lanmouth", "07", "source-dropped<07"),
    },
    "salvage of the Alken ferry": {
        "07": ("tug company", "", ""),
        "08": ("tug company", "07", "updated<07"),
        "12": ("Hedda Calder", "07", ""),
    },
}
"""By words of the claim and number of the article: who is credited, the predecessor, and the changes with where
from."""
CONFLICTS = {
    "treated for burns": {("number", "Nineteen", "Ninety")},
    "a parked lorry": {("negation", "started", "not start")},
    "salvage of the Alken ferry": {("number", "fourteen weeks", "ten weeks")},
}
ORIGINS = {
    "treated for burns": ("coastguard",),
    "because the stairs": ("Jonas Wehl",),
    "before Christmas": ("Edda Roon",),
}
