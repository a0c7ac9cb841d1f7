"""The cue is a participle or an infinitive and shares the subject of the main clause."""
