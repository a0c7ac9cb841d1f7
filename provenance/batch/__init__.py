"""Many documents: worker processes, a run that can be interrupted and resumed, failures set aside.

`run.annotate_all` is the entry point. An output folder contains the results, `errors.jsonl` (what failed and why), and
`.provenance/` with the journal, the lock and unfinished files.
"""
