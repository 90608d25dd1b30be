"""The index that search looks through: of its own, beside the views, at a place of its own."""
