"""The cue comes after its content, or in the middle of it."""
