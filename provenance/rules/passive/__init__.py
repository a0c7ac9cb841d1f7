"""The cue is a passive: with an agent, or hearsay with nobody named."""
