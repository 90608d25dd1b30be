"""Opening (inzien): a sealed field is read by a person, for a purpose; and the record of that."""
