"""Finders of mentions, one file a kind: each a pure function of a passage, knowing nothing of the others."""
