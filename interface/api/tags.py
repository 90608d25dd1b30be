"""The nouns of the API, each told in a line."""

from interface.api.described_cases import CASE_TAGS
from interface.api.kind_examples import KIND_TAGS

TAGS = {
    "agreements": "What the parties agreed, who signed it, and what it says.",
    "obligations": "What is owed to whom, by when and why; and what is recorded of it.",
    "documents": "Evidence, kept under its own digest.",
    "events": "The log itself, as a feed.",
    "terms": "The calendar: when a term ends, and why.",
    "stand-ins": "Who acts in a colleague's role, from when to when.",
    "erasures": "Personal data destroyed on record, and the certificates of that.",
    "privacy-requests": "What data subjects ask, by when it is answered and why.",
    "arrangements": "What was agreed in writing on the destruction of personal data.",
    "informings": "Campaigns that tell data subjects what happens to their data.",
    "retention": "How long personal data are kept, by category, and who says so.",
    **CASE_TAGS,
    **KIND_TAGS,
    "objection-reports": "The annual report on objections, assembled from the cases.",
    "data-subjects": "Whose data are processed, by pseudonym; and who looked at them.",
    "openings": "Reading what is sealed, for a purpose.",
    "trail": "The log's tree head, its signed checkpoint, its verification.",
    "changes": "What was different between two moments.",
    "processing-activities": "The register of processing activities (AVG 30).",
    "search": "What has some words in it, now or at an earlier moment.",
}

OF_A_POSITION = (
    *CASE_TAGS,
    *KIND_TAGS,
    "objection-reports",
    "agreements",
    "obligations",
    "events",
    "changes",
    "search",
    "data-subjects",
    "stand-ins",
    "privacy-requests",
    "processing-activities",
    "arrangements",
    "informings",
)
"""Nouns whose answers say of which position they speak."""
