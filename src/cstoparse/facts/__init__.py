"""Facts: from a block and its mentions to the drafts of records, one file a record."""
