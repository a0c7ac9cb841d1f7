"""Scores the program against brat gold: `gold` reads it, `scoring` compares one document, `figures` sums up, `run`
scores a folder."""
