"""Each kind of change, found from the plain text of two articles."""

from __future__ import annotations

import pytest

import provenance

REST = "at the dye works had ignored two written warnings about the valve"
OWN = f"Managers {REST}."
SAID = "“We never saw the old pump before the long winter came,” {}."
KINDS = [
    ("source-dropped", f"The dye workers' union said that managers {REST}.", OWN),
    ("source-added", OWN, f"According to the dye workers' union, managers {REST}."),
    ("re-attributed", f"Harbour Police said that managers {REST}.", f"The Water Board said that managers {REST}."),
    ("chain-shortened", f"Managers {REST}, Reuters reported, citing the Water Board.",
     f"The Water Board said managers {REST}."),
    ("chain-lengthened", f"The Water Board said managers {REST}.",
     f"Managers {REST}, Reuters reported, citing the Water Board."),
    ("hedge-lost", OWN.replace("had ignored", "may have ignored").replace(".", ", the Water Board said."),
     f"The Water Board said managers {REST}."),
    ("hedge-added", OWN, OWN.replace("had ignored", "reportedly ignored")),
    ("stance-raised", f"The Water Board claimed that managers {REST}.",
     f"The Water Board confirmed that managers {REST}."),
    ("stance-lowered", f"The Water Board confirmed that managers {REST}.",
     f"The Water Board alleged that managers {REST}."),
    ("quote-altered", SAID.format("Piet Salander said"), SAID.replace("old", "new").format("Salander said")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "first", "second"), KINDS, ids=[kind for kind, *_ in KINDS])
def test_kind(kind, first, second):
    earlier = provenance.annotate(first, id="a", outlet="Gazette", published="2025-03-02")
    later = provenance.annotate(second, id="b", outlet="Ledger", published="2025-03-03")
    (cluster,) = provenance.compare([earlier, later])
    assert [change.kind for change in cluster.changes] == [kind]
