"""The output formats. `WRITERS` names them."""
