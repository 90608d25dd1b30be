"""Who received data of a data subject, and is told when they are put right or erased (AVG 19)."""

from collections.abc import Collection, Mapping

from domain.disclosure.state import Disclosure

PREFIX = "disclosure-"
"""Who received it is sealed in the disclosure, so that this stands for them."""


def received_data_of(
    subjects: Collection[str], disclosures: Mapping[str, Disclosure]
) -> tuple[str, ...]:
    """One recipient for each disclosure in which data of one of them were disclosed: what was asked
    for and not disclosed reached nobody. The disclosures by their keys."""
    return tuple(
        f"{PREFIX}{key}"
        for key, disclosure in disclosures.items()
        if any(one in subjects for made in disclosure.made for one in made.subjects)
    )
