"""The scripts of the live page, and what the static folder needs beside them."""
