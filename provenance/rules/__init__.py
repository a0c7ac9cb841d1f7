"""The rules, one small file each, in families. `RULES` lists them in the order they run."""
