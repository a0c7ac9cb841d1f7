"""The cue is not a verb: “according to”, “reportedly”."""
