"""Where what a stream is about has its page."""

from interface.kinds import SHEETS

HOMES = {
    "obligation": "/obligations",
    "agreement": "/agreements",
    "privacy-request": "/privacy/requests",
    "breach": "/privacy/breaches",
    "disclosure": "/privacy/disclosures",
    "dpia": "/privacy/assessments",
    **{one.category: f"/cases/{one.noun}" for one in SHEETS},
}
"""By the category of the stream."""


def page_of(stream: str) -> str | None:
    """None for a stream without a page of its own."""
    for category, home in HOMES.items():
        if stream.startswith(f"{category}-"):
            return f"{home}/{stream.removeprefix(f'{category}-')}"
    return None
