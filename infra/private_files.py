"""A SQLite store that only its owner may read, whatever the umask is."""

import os
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600
"""Of a file: its owner reads and writes it."""
_BESIDE = ("", "-wal", "-shm", "-journal")


def made_private(file: Path) -> None:
    """Make a store's file, empty, where there is none; take from others what they may do with one
    of an earlier version. SQLite gives the files beside it the mode that the store has.

    A file that is there is never opened: to close it would give up the locks that this process has
    on it (POSIX), and another process would take the write-ahead log away under our hands. What the
    system does not let us do is left: SQLite says itself why it cannot open a file."""
    if os.name != "posix":
        return
    with suppress(OSError):
        os.close(os.open(file, os.O_RDONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
    for beside in _BESIDE:
        one = file.with_name(file.name + beside)
        with suppress(OSError):
            if one.stat().st_mode & 0o077 and one.is_file():
                one.chmod(PRIVATE)
