"""Why information is kept from who asks for it: Woo chapter 5, and before it Wob art. 10 and 11."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class WooGround(StrEnum):
    """An exception to openness. The articles are from knowledge of the two laws."""

    UNITY_OF_CROWN = "unity-of-crown"
    STATE_SECURITY = "state-security"
    GIVEN_IN_CONFIDENCE = "given-in-confidence"
    """Business and manufacturing data."""
    SPECIAL_PERSONAL_DATA = "special-personal-data"
    IDENTITY_NUMBERS = "identity-numbers"
    INTERNATIONAL_RELATIONS = "international-relations"
    ECONOMIC_INTERESTS = "economic-interests"
    PROSECUTION = "prosecution"
    SUPERVISION = "supervision"
    PRIVATE_LIFE = "private-life"
    COMPETITIVE_DATA = "competitive-data"
    ENVIRONMENT = "environment"
    SECURITY = "security-of-people-and-companies"
    GOOD_FUNCTIONING = "good-functioning-of-government"
    UNDUE_HARM = "undue-harm"
    """To an interest that no other ground names."""
    PERSONAL_OPINIONS = "personal-policy-opinions"
    """In documents for internal deliberation."""

    def article(self, rule: str) -> str | None:
        """By which it is a ground under the law that a term belongs to; None where it is none."""
        return _ARTICLES[rule].get(self)


_WOO: Mapping[WooGround, str] = MappingProxyType(
    {
        WooGround.UNITY_OF_CROWN: "Woo 5.1(1)(a)",
        WooGround.STATE_SECURITY: "Woo 5.1(1)(b)",
        WooGround.GIVEN_IN_CONFIDENCE: "Woo 5.1(1)(c)",
        WooGround.SPECIAL_PERSONAL_DATA: "Woo 5.1(1)(d)",
        WooGround.IDENTITY_NUMBERS: "Woo 5.1(1)(e)",
        WooGround.INTERNATIONAL_RELATIONS: "Woo 5.1(2)(a)",
        WooGround.ECONOMIC_INTERESTS: "Woo 5.1(2)(b)",
        WooGround.PROSECUTION: "Woo 5.1(2)(c)",
        WooGround.SUPERVISION: "Woo 5.1(2)(d)",
        WooGround.PRIVATE_LIFE: "Woo 5.1(2)(e)",
        WooGround.COMPETITIVE_DATA: "Woo 5.1(2)(f)",
        WooGround.ENVIRONMENT: "Woo 5.1(2)(g)",
        WooGround.SECURITY: "Woo 5.1(2)(h)",
        WooGround.GOOD_FUNCTIONING: "Woo 5.1(2)(i)",
        WooGround.UNDUE_HARM: "Woo 5.1(5)",
        WooGround.PERSONAL_OPINIONS: "Woo 5.2(1)",
    }
)

_WOB: Mapping[WooGround, str] = MappingProxyType(
    {
        WooGround.UNITY_OF_CROWN: "Wob 10(1)(a)",
        WooGround.STATE_SECURITY: "Wob 10(1)(b)",
        WooGround.GIVEN_IN_CONFIDENCE: "Wob 10(1)(c)",
        WooGround.SPECIAL_PERSONAL_DATA: "Wob 10(1)(d)",
        WooGround.IDENTITY_NUMBERS: "Wob 10(1)(d)",
        WooGround.INTERNATIONAL_RELATIONS: "Wob 10(2)(a)",
        WooGround.ECONOMIC_INTERESTS: "Wob 10(2)(b)",
        WooGround.PROSECUTION: "Wob 10(2)(c)",
        WooGround.SUPERVISION: "Wob 10(2)(d)",
        WooGround.PRIVATE_LIFE: "Wob 10(2)(e)",
        WooGround.UNDUE_HARM: "Wob 10(2)(g)",
        WooGround.ENVIRONMENT: "Wob 10(7)(a)",
        WooGround.SECURITY: "Wob 10(7)(b)",
        WooGround.PERSONAL_OPINIONS: "Wob 11(1)",
    }
)

_ARTICLES: Mapping[str, Mapping[WooGround, str]] = MappingProxyType(
    {"woo-request": _WOO, "wob-request": _WOB}
)
