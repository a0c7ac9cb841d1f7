"""Manual corrections: `read_corrections` reads them, `correct` applies them to a document, where they take precedence.

`file` is their file format, `places` finds their sentences again, `applied` changes the labels, `registered` the
sources.
"""

from provenance.corrections.applied import correct, judged
from provenance.corrections.file import read_corrections, write_corrections
from provenance.corrections.places import target
from provenance.corrections.relabelled import Program

__all__ = ["Program", "correct", "judged", "read_corrections", "target", "write_corrections"]
