"""What the vault tells whoever reads the server's log: never about whom."""

from collections.abc import Sequence

import structlog

logger = structlog.get_logger()


def tell_upheld(keys: Sequence[str]) -> None:
    """Keys that an erasure had destroyed were there again, as after a backup was restored."""
    if keys:
        logger.warning("erasures-upheld", keys=list(keys), reason="a vault from before them")


def tell_lost(epoch: int | None) -> None:
    """The vault is of an earlier day than the keys, or a key was lost."""
    if epoch is not None:
        file = f"vault-epoch-{epoch}.key"
        logger.warning("epoch-key-lost", file=file, reason="what lies under it opens nothing")


def tell_behind(epoch: int | None) -> None:
    """The vault or a key is of before what is final: the older keys are destroyed again."""
    if epoch is not None:
        logger.warning("vault-behind", epoch=epoch, reason="a vault or key from before a rotation")
