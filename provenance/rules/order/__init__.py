"""The cue stands after its content, or in the middle of it."""
