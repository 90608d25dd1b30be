"""The dockets of all kinds of case, with what services add to what people say."""

from collections.abc import Callable, Mapping
from typing import Any

from application.agreements import Agreements
from application.asof import AsOf
from application.case_duties import Termed
from application.cases import Case, CaseQuery
from application.changing import Changing
from application.docket import Docket
from application.excusing import excusing
from application.fulfilling import fulfilling
from application.reactions import Reactions
from application.readers import Readers
from application.taking_effect import TakingEffect
from application.transact import Desk
from domain.calendar.rules import RuleTables
from domain.force_majeure import force_majeure_under
from domain.kind import Kind
from domain.kinds import kinds
from domain.messages import AMSTERDAM, Message
from domain.withdrawal.state import Withdrawal
from infra.views.agenda import ViewedAgenda
from infra.views.dockets import ViewedDocket
from infra.views.store import ViewStore
from interface.kinds import SHEETS
from interface.main.completing import every_completion


def open_dockets(
    desk: Desk,
    agreements: Agreements,
    views: ViewStore,
    tables: RuleTables,
    named: Callable[[str], str],
) -> Mapping[str, Docket[Any]]:
    """By category; `named` gives the pseudonym of somebody who has none yet."""
    changing = Changing(agreements, lambda: withdrawals_in(desk, views), lambda: keys_in(views))
    added = {
        **every_completion(desk, agreements, views, tables, named),
        **changing.completions(),
    }
    return {
        kind.decider.category: Docket(
            desk,
            kind,
            ViewedDocket(views, kind.decider.category),
            {said: added[said] for said in added if _is_of(kind, said)},
        )
        for kind in kinds(tables)
    }


def termed(dockets: Mapping[str, Docket[Any]]) -> tuple[Termed, ...]:
    """The kinds in which terms run, with the words of their sheets."""
    return tuple(
        Termed(
            dockets[one.category].kind,
            dockets[one.category].cases,
            f"cases/{one.noun}",
            one.codes,
        )
        for one in SHEETS
        if dockets[one.category].kind.has_terms
    )


def readers_of(desk: Desk, tables: RuleTables) -> Readers:
    """Who reads what, with the kinds of case that are about people."""
    about = (one.decider.category for one in kinds(tables) if one.about_people)
    return Readers(desk, tuple(f"{one}-" for one in about))


def withdrawals_in(desk: Desk, views: ViewStore) -> list[Case[Withdrawal]]:
    """As they are now."""
    now = AsOf(desk.log.size(), desk.clock.now().astimezone(AMSTERDAM).date(), past=False)
    return ViewedDocket(views, "withdrawal").listed(CaseQuery(), now)


def keys_in(views: ViewStore) -> list[str]:
    """Of all agreements."""
    return ViewedAgenda(views).agreement_keys()


def reactions_of(desk: Desk, tables: RuleTables, taking_effect: TakingEffect) -> Reactions:
    """What follows by itself from what is recorded of cases."""
    answers = {**fulfilling(desk, kinds(tables)), **excusing(desk, force_majeure_under(tables))}
    return Reactions(desk, {**answers, **taking_effect.answers()})


def _is_of(kind: Kind[Any], said: type[Message]) -> bool:
    return any(issubclass(one, said) for one in kind.commands)
