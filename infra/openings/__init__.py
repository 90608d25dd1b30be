"""The log of openings: who read which sealed fields, in a database of its own."""
