"""Believable workspaces of any size, for measuring: the same bytes for the same arguments."""
