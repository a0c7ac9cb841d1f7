"""Nouns as cues: “her promise to …”, “complaints that …”."""
