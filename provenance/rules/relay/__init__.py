"""Links of a chain that are named beside a cue: whom the speaker cites, which medium carries his words."""
