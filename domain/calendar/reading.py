"""Readings of the law: where it leaves a question open, a term is computed once for each answer."""

from dataclasses import dataclass
from itertools import product

from domain.calendar.explain import listed
from domain.calendar.rules import Family, TermRule
from domain.messages import Text

_BOTH = (True, False)
_WORDS = {
    "act": (
        Text(
            nl="de Algemene termijnenwet geldt hier",
            en="the Algemene termijnenwet applies here",
        ),
        Text(
            nl="de Algemene termijnenwet geldt hier niet",
            en="the Algemene termijnenwet does not apply here",
        ),
    ),
    "from_shifted": (
        Text(
            nl="de verlenging loopt vanaf het verschoven einde",
            en="the extension runs from the shifted end",
        ),
        Text(
            nl="de verlenging loopt vanaf het einde vóór verschuiving",
            en="the extension runs from the end before any shift",
        ),
    ),
    "whole": (
        Text(
            nl="Atw 4 ziet op de termijn met verlenging als geheel",
            en="Atw 4 looks at the term and its extension as a whole",
        ),
        Text(
            nl="Atw 4 ziet op de verlenging apart",
            en="Atw 4 looks at the extension apart",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer to each of the open questions."""

    act: bool = True
    """Whether the Act applies: as a whole, or only its art. 2 for a term counted back."""
    from_shifted: bool = False
    whole: bool = True

    def unlike(self, other: "Reading") -> Text:
        """In words, where this reading differs from another."""
        differing = [name for name in _WORDS if getattr(self, name) != getattr(other, name)]
        return listed([_WORDS[name][0 if getattr(self, name) else 1] for name in differing])


def readings(rule: TermRule, extended: bool) -> list[Reading]:
    """All that the rule leaves room for; most rules leave room for one."""
    counted_back = rule.direction == "back" and rule.family is Family.ATW
    act = _BOTH if rule.act == "open" or counted_back else (True,)
    if not extended or rule.extension is None:
        return [Reading(act=one) for one in act]
    shifted = {"nominal": (False,), "shifted": (True,), "open": (False, True)}
    whole = {"whole": (True,), "apart": (False,), "open": _BOTH}
    return [
        Reading(*answers)
        for answers in product(
            act, shifted[rule.extension.runs_from], whole[rule.extension.measured]
        )
    ]
