"""One module for every library or notation that a file is read with."""
