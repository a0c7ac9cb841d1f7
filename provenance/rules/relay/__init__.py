"""Links of a chain that stand beside a cue: whom the speaker cites, which medium carries his words."""
