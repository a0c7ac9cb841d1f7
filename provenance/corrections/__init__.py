"""Corrections by hand: `read_corrections` reads them, `correct` puts them into a document, where they win.

`file` is the form they are kept in, `places` finds their sentences again, `applied` changes the labels, `registered`
the sources.
"""

from provenance.corrections.applied import correct, judged
from provenance.corrections.file import read_corrections, write_corrections
from provenance.corrections.places import target
from provenance.corrections.relabelled import Program

__all__ = ["Program", "correct", "judged", "read_corrections", "target", "write_corrections"]
