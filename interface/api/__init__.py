"""The HTTP API: a router per noun. No rule lives here."""
