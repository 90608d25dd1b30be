"""What the vault tells whoever reads the server's log: never about whom."""

from collections.abc import Sequence

import structlog

logger = structlog.get_logger()


def tell_upheld(keys: Sequence[str]) -> None:
    """Keys that an erasure had destroyed were there again, as after a backup was restored."""
    if keys:
        logger.warning("erasures-upheld", keys=list(keys), reason="a vault from before them")
