"""The cue has its content on the right, as a clause or an object."""
