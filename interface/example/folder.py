"""Where the example's store lies: a folder of its own, which only the example may replace."""

import shutil
from pathlib import Path

from domain.errors import Broken, Unavailable

MARKER = "EXAMPLE"
MARKED = "This folder holds the example of nakomen. `nakomen demo` removes it and makes it anew.\n"


class NotADemoStore(Broken):
    code = "not-a-demo-store"


class FolderNotWritable(Unavailable):
    code = "folder-not-writable"


def fresh(folder: Path) -> Path:
    """An empty, marked folder. An earlier example is removed; anything else is left alone."""
    try:
        if _is_taken(folder):
            if not _is_marked(folder):
                raise NotADemoStore(folder=str(folder))
            shutil.rmtree(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARKER).write_text(MARKED)
    except OSError as error:
        raise FolderNotWritable(folder=str(folder), reason=error.strerror or "") from None
    return folder


def _is_taken(folder: Path) -> bool:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return True
    return folder.exists() and any(folder.iterdir())


def _is_marked(folder: Path) -> bool:
    marker = folder / MARKER
    return not folder.is_symlink() and marker.is_file() and marker.read_text() == MARKED
