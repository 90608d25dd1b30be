"""What the ports are filled with: the event log, the views, documents, accounts, the scheduler."""
