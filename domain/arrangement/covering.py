"""The question before anything is destroyed: which arrangement allows it?"""

from collections.abc import Collection, Mapping
from datetime import date

from domain.arrangement.refusals import NoDestructionArrangement
from domain.arrangement.state import ALL, Arrangement


def covering(
    arrangements: Mapping[str, Arrangement],
    agreement: str,
    categories: Collection[str],
    day: date,
    destruction: str = "",
) -> str:
    """The key of the arrangement that allows a destruction under an agreement on a day.

    One that stands goes before one that serves once, so that none is used up without need. No
    categories: nobody can say which they are, so that only an arrangement about all will do.
    Raises NoDestructionArrangement.
    """
    allowing = {
        key: one
        for key, one in arrangements.items()
        if one.agreement == agreement and one.allows(categories, day, destruction)
    }
    if not allowing:
        said = ", ".join(sorted(categories)) or ALL
        raise NoDestructionArrangement(agreement=agreement, categories=said, day=day.isoformat())

    def preferred(key: str) -> tuple[bool, bool, str]:
        return destruction not in allowing[key].used_by, allowing[key].once, key

    return min(allowing, key=preferred)
