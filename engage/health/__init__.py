"""The colour of a promise and its reasons."""
