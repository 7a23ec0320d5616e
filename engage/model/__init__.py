"""The vocabulary: what files say, as frozen values. Imports nothing of engage above it."""
