"""Refusals that the log could not take: the server's own log has them, as codes."""

from collections.abc import Sequence

import structlog

from application.noting import Refusing
from application.people import name_of

logger = structlog.get_logger()


def unnoted(refusals: Sequence[Refusing], reason: Exception) -> None:
    for one in refusals:
        logger.warning(
            "refusal-not-noted",
            account=one.by.id,
            command=name_of(one.kind),
            code=one.code,
            correlation=one.correlation,
            reason=type(reason).__name__,
        )
