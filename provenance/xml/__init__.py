"""XML from outside: what is dangerous in it is refused, and its text is read with a way back to the bytes."""
