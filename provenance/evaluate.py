"""Scores attributions against brat gold."""
