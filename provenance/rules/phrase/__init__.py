"""The cue is no verb: “according to”, “reportedly”."""
