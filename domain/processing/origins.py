"""What follows when data come from elsewhere than the data subject (annex 2, art. 8; AVG 14)."""

from domain.processing.codes import Origin

ELSEWHERE = "data-obtained-elsewhere"
"""The event that the duty to tell the data subject the origin waits for (AVG 14(3): a month)."""
REGISTER = "register-data-obtained"
"""The event that the duty to verify with the data subject waits for: a target of policy."""

REGISTERS = frozenset({Origin.GBA_V, Origin.SUWINET, Origin.OTHER_REGISTER})


def duties_of(origin: Origin) -> tuple[str, ...]:
    """The events, as agreements name them, that the duties of an origin wait for."""
    if origin is Origin.DATA_SUBJECT:
        return ()
    return (ELSEWHERE, REGISTER) if origin in REGISTERS else (ELSEWHERE,)
