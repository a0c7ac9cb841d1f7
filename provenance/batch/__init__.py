"""Many documents: worker processes, a run that can be broken off and gone on with, what failed set aside.

`run.annotate_all` is the way in. An output folder holds the results, `errors.jsonl` (what failed and why), and
`.provenance/` with the journal, the lock and files not finished yet.
"""
