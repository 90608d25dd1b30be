"""What became of an obligation."""

from typing import assert_never

from domain.messages import Text
from domain.obligation.events import (
    DisputeSettled,
    DueRecomputed,
    DutyLapsed,
    ForceMajeureNoted,
    ObligationAmended,
    ObligationCorrected,
    ObligationDisputed,
    ObligationDueAgreed,
    ObligationEvent,
    ObligationFoundLate,
    ObligationFulfilled,
    ObligationOpened,
    ObligationPartlyFulfilled,
    ObligationWaived,
    OverdueNoticed,
)
from interface.told.agreements import article_of
from interface.told.sentence import Codes, Parties, Pieces, Sentence, both


def obligation(event: ObligationEvent) -> Sentence:
    match event:
        case ObligationOpened(clause=clause, title=title, period=period, debtor=debtor, due=due):
            nl, en = (
                "geopend: {} {} ({}), {} is schuldenaar, uiterlijk {}",
                "opened: {} {} ({}), {} owes it, due {}",
            )
            day = due.due if due else "-"
            return both(nl, en, title, period, article_of(clause), Parties(debtor), day)
        case ObligationFulfilled(party=party, evidence=evidence):
            nl, en = "nagekomen door {}{}", "fulfilled by {}{}"
            return both(nl, en, Parties((party,)), Pieces(evidence))
        case ObligationPartlyFulfilled(party=party, evidence=evidence, outstanding=rest):
            nl, en = "deels nagekomen door {}{}; nog: {}", "partly fulfilled by {}{}; still: {}"
            return both(nl, en, Parties((party,)), Pieces(evidence), Codes(rest))
        case ObligationFoundLate(party=party, attributable=attributable):
            mine = _ATTRIBUTABLE if attributable else _FORCE_MAJEURE
            return both(
                "te laat bevonden door {}, {}", "found late by {}, {}", Parties((party,)), mine
            )
        case ObligationWaived(party=party, ground=ground, decision=decided):
            nl, en = "kwijtgescholden door {} ({}), besluit {}", "waived by {} ({}), decision {}"
            return both(nl, en, Parties((party,)), Codes((ground,)), decided.reference)
        case OverdueNoticed(due=due):
            return both("te laat: uiterlijk {}", "overdue: due {}", due)
        case DueRecomputed(due=due, previous=previous, rules=rules):
            nl, en = (
                "datum opnieuw berekend: {}, was {} ({})",
                "due date recomputed: {}, was {} ({})",
            )
            return both(nl, en, due.due, previous or "-", rules)
        case ObligationAmended(amendment=amendment, due=due, previous=previous, clause=clause):
            nl, en = (
                "gewijzigd door wijziging {} ({}): uiterlijk {}, was {}",
                "changed by amendment {} ({}): due {}, was {}",
            )
            day = due.due if due else "-"
            return both(nl, en, amendment, article_of(clause), day, previous or "-")
        case ForceMajeureNoted(since=since, until=until):
            if until is None:
                nl, en = "geraakt door overmacht sinds {}", "affected by force majeure since {}"
                return both(nl, en, since)
            nl, en = (
                "geraakt door overmacht van {} tot en met {}",
                "affected by force majeure from {} up to and including {}",
            )
            return both(nl, en, since, until)
        case ObligationDueAgreed(due=due, previous=previous, agreed_by=agreed_by):
            nl, en = (
                "andere dag afgesproken door {}: uiterlijk {}, was {}",
                "another day agreed by {}: due {}, was {}",
            )
            return both(nl, en, Parties(agreed_by), due.due, previous or "-")
        case DutyLapsed(ground=ground, by=by):
            return both("vervallen: {} ({})", "lapsed: {} ({})", Codes((ground,)), by)
        case _:
            return _contest(event)


def _contest(event: ObligationDisputed | DisputeSettled | ObligationCorrected) -> Sentence:
    match event:
        case ObligationDisputed(party=party, ground=ground):
            return both(
                "betwist door {} ({})", "disputed by {} ({})", Parties((party,)), Codes((ground,))
            )
        case DisputeSettled(party=party, outcome=outcome):
            return both(
                "geschil beëindigd door {}: {}",
                "dispute settled by {}: {}",
                Parties((party,)),
                Text(nl=_OUTCOMES[outcome], en=outcome),
            )
        case ObligationCorrected(corrects=version, instead=None):
            nl, en = (
                "ingetrokken: versie {} is niet gebeurd",
                "retracted: version {} did not happen",
            )
            return both(nl, en, version)
        case ObligationCorrected(corrects=version, instead=day):
            nl, en = "gecorrigeerd: versie {} was op {}", "corrected: version {} was on {}"
            return both(nl, en, version, day)
        case _:
            assert_never(event)


_OUTCOMES = {"withdrawn": "ingetrokken", "conceded": "toegegeven"}
_ATTRIBUTABLE = Text(nl="toerekenbaar", en="attributable")
_FORCE_MAJEURE = Text(nl="niet toerekenbaar", en="not attributable")
