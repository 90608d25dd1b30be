"""The event log: the one home of the eventsourcing library.

Its recorder contract is implemented once, over SQLAlchemy, for SQLite and PostgreSQL. Each event
gets its leaf, its place in the chains and the tree's new head in its own transaction.
"""
