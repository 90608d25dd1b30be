"""Read views with their history: thrown away and rebuilt at any time, one file each."""
