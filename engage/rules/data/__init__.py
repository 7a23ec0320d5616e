"""Word lists, as data: which words are vague, how they are inflected, where each was taken from."""
