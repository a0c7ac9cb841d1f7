"""Word lists as data (`en/*.tsv`) and their loader."""
