"""What a source phrase refers to: a name, a description or a pronoun, and its source in the registry."""
