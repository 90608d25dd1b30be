"""Why information is not given for re-use (Wet hergebruik van overheidsinformatie art. 2(1))."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class ReuseGround(StrEnum):
    """What the act is not for. The articles are from knowledge of it."""

    NOT_PUBLIC = "not-public"
    """It is not public under the Woo or another law."""
    RIGHTS_OF_MAKERS = "rights-of-makers"
    """Third parties have rights of intellectual property in it."""
    OUTSIDE_PUBLIC_TASK = "outside-public-task"
    """It was not made within the public task."""
    ACCESS_BY_INTEREST = "access-by-interest"
    """Access is only for who shows an interest."""
    INSIGNIA = "insignia"
    """Logos, coats of arms and the like."""
    PERSONAL_DATA = "personal-data-in-it"
    """Re-use would not fit the purpose for which personal data were collected."""

    @property
    def article(self) -> str:
        return _ARTICLES[self]


_ARTICLES: Mapping[ReuseGround, str] = MappingProxyType(
    {
        ReuseGround.NOT_PUBLIC: "Wet hergebruik 2(1)(a)",
        ReuseGround.RIGHTS_OF_MAKERS: "Wet hergebruik 2(1)(b)",
        ReuseGround.OUTSIDE_PUBLIC_TASK: "Wet hergebruik 2(1)(c)",
        ReuseGround.ACCESS_BY_INTEREST: "Wet hergebruik 2(1)(f)",
        ReuseGround.INSIGNIA: "Wet hergebruik 2(1)(g)",
        ReuseGround.PERSONAL_DATA: "Wet hergebruik 2(1)(h)",
    }
)
