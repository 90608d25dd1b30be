"""From what a provider says to party and roles."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.claims import (
    ClaimMapping,
    MorePartiesInClaims,
    NoPartyInClaims,
    NoRoleInClaims,
)
from application.people import Role
from domain.errors import Forbidden

MAPPING = ClaimMapping(
    role_claim="realm.roles",
    roles={"clerks": frozenset({Role.CLERK}), "both": frozenset({Role.AUDITOR, Role.FINANCE})},
    party_claim="groups",
    parties={"/beek": "beek", "/beek/centrum": "beek", "/stein": "stein"},
)


def said(roles: Any, groups: Any) -> dict[str, Any]:
    return {"realm": {"roles": roles}, "groups": groups}


def test_values_that_are_mapped_count_and_others_do_not() -> None:
    claims = said(["clerks", "both", "canteen"], ["/beek", "/elsewhere", "/beek/centrum"])
    assert MAPPING.of(claims) == ("beek", {Role.CLERK, Role.AUDITOR, Role.FINANCE})
    assert MAPPING.of(said("clerks", "/stein")) == ("stein", {Role.CLERK})


def test_a_claim_whose_own_name_has_dots_is_found() -> None:
    claims = {"realm.roles": ["clerks"], "groups": ["/beek"]}
    assert MAPPING.of(claims) == ("beek", {Role.CLERK})


@pytest.mark.parametrize(
    ("claims", "refusal", "claim"),
    [
        (said([], "/beek"), NoRoleInClaims, "realm.roles"),
        (said(["canteen"], "/beek"), NoRoleInClaims, "realm.roles"),
        (said(7, "/beek"), NoRoleInClaims, "realm.roles"),
        ({"realm": "roles", "groups": "/beek"}, NoRoleInClaims, "realm.roles"),
        (said("clerks", ["/elsewhere"]), NoPartyInClaims, "groups"),
        ({"realm": {"roles": "clerks"}}, NoPartyInClaims, "groups"),
        (said("clerks", ["/beek", "/stein"]), MorePartiesInClaims, "groups"),
    ],
)
def test_who_maps_to_nothing_is_told_where_it_was_looked_for(
    claims: dict[str, Any], refusal: type[Forbidden], claim: str
) -> None:
    with pytest.raises(refusal) as refused:
        MAPPING.of(claims)
    assert refused.value.facts == {"claim": claim}


def test_nobody_becomes_the_system() -> None:
    sly = ClaimMapping("r", {"all": frozenset(Role)}, "p", {"beek": "beek"})
    assert Role.SYSTEM not in sly.of({"r": "all", "p": "beek"})[1]


values = st.recursive(
    st.none() | st.integers() | st.sampled_from(["clerks", "both", "/beek", "/stein", ""]),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["realm", "roles"]), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["realm", "groups", "realm.roles"]), values))
def test_whatever_is_claimed_gives_what_the_mapping_names_or_is_refused(
    claims: dict[str, Any],
) -> None:
    try:
        party, roles = MAPPING.of(claims)
    except Forbidden as refusal:
        assert refusal.facts["claim"] in ("realm.roles", "groups")
    else:
        assert party in MAPPING.parties.values()
        assert roles
        assert roles <= {Role.CLERK, Role.AUDITOR, Role.FINANCE}
