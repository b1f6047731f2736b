"""Finished records in other forms: one room a format.  What stands here reads records and parses nothing."""
