"""Puts this folder on the path, so that every test can build its world with `worlds`."""
