"""The command line: `nakomen` and its commands."""
