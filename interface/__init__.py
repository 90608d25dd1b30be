"""How the world talks to us: HTTP API and command line."""
