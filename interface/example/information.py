"""Woo and re-use requests of the example: what is asked for, and how each goes."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from domain.reuse.commands import (
    AskToCompleteReuse,
    CompleteReuseRequest,
    DecideReuseRequest,
    DeliverReuse,
    ExtendReuseRequest,
    LodgeReuseRequest,
    WithdrawReuseRequest,
)
from domain.reuse.events import ReuseOutcome
from domain.reuse.grounds import ReuseGround
from domain.sealed import Plain
from domain.woo.commands import (
    AskInterimRelief,
    AskToSpecify,
    DecideWooRequest,
    ExtendWooRequest,
    ForwardWooRequest,
    HearThirdParties,
    LodgeWooRequest,
    ReceiveViews,
    ReleaseWooDocuments,
    SettleInterimRelief,
    SpecifyWooRequest,
    WithdrawWooRequest,
)
from domain.woo.events import ReliefOutcome, WooExtensionGround, WooOutcome
from domain.woo.grounds import WooGround
from interface.doors import Doors
from interface.example.cast import CENTRE, Cast
from interface.example.deeds import Deed
from interface.example.office import Office
from interface.example.told_cases import Course, Step, Told, cases_of

FIRST = date(2020, 2, 10)
ASKED = (
    ("direct.a.1.2", "Alle verslagen van het overleg over de wachttijden."),
    ("direct.d.1.1", "De contracten met aanbieders van trajecten."),
    ("direct.a.1.5", "De werkinstructie voor het beoordelen van aanvragen."),
)
FIGURES = "De aantallen trajecten per kwartaal, als tabel."


def information(doors: Doors, cast: Cast, office: Office, last: date) -> Iterator[Deed]:
    """Everything that is done about requests for information until a last day."""
    for one in _asked(doors, cast, office, last):
        product, request = ASKED[one.number % len(ASKED)]
        facts = {"product": product, "subject": one.person.key, "request": Plain(text=request)}
        lodged = LodgeWooRequest.model_validate(one.about | facts)
        yield from one.deeds(lodged, WOO[one.number % len(WOO)](one))
    asked = cases_of(doors, cast, office, last, "reuse-request", first=FIRST, every=(300, 460))
    for one in asked:
        facts = {"subject": one.person.key, "request": Plain(text=FIGURES)}
        again = LodgeReuseRequest.model_validate(one.about | facts)
        yield from one.deeds(again, REUSE[one.number % len(REUSE)](one))


def late_woo(doors: Doors, cast: Cast, office: Office, last: date) -> Iterator[Told]:
    """Those that are decided on weeks too late, and not just before the last day."""
    for one in _asked(doors, cast, office, last - timedelta(days=90)):
        if WOO[one.number % len(WOO)] is _late:
            yield one


def _asked(doors: Doors, cast: Cast, office: Office, last: date) -> Iterator[Told]:
    return cases_of(doors, cast, office, last, "woo-request", first=FIRST, every=(90, 150))


# Woo requests


def _decided(
    one: Told, days: int, outcome: WooOutcome, *, final: bool = True, objects: bool = False
) -> Step:
    day = one.on(days)
    on_grounds = outcome in (WooOutcome.PARTLY, WooOutcome.REFUSED)
    decided = DecideWooRequest(
        occurred_on=day,
        decision=one.decision(day),
        final=final,
        outcome=outcome,
        grounds=(WooGround.PRIVATE_LIFE, WooGround.PERSONAL_OPINIONS) if on_grounds else (),
        objection_expected=objects,
    )
    return day, decided, one.client


def _released(one: Told, days: int, number: int = 1) -> Step:
    day = one.on(days)
    given = ReleaseWooDocuments(occurred_on=day, decision=number, documents=(one.paper("letter"),))
    return day, given, CENTRE


def _heard(one: Told) -> list[Step]:
    day, until, answered = one.on(3), one.on(17), one.on(12)
    asked = HearThirdParties(occurred_on=day, until=until, third_parties=2)
    return [(day, asked, CENTRE), (answered, ReceiveViews(occurred_on=answered), CENTRE)]


def _extended(one: Told, part: str | None = None) -> Step:
    day = one.on(18)
    told = ExtendWooRequest(
        occurred_on=day,
        ground=WooExtensionGround.VOLUME,
        reasons=Plain(text="Het zijn meer stukken dan gedacht."),
        part=None if part is None else Plain(text=part),
    )
    return day, told, one.client


def _all(one: Told) -> Sequence[Step]:
    return [_decided(one, 22, WooOutcome.RELEASED), _released(one, 22)]


def _after_views(one: Told) -> Sequence[Step]:
    partly = _decided(one, 32, WooOutcome.PARTLY, objects=True)
    return [*_heard(one), partly, _released(one, 55)]


def _refused(one: Told) -> Sequence[Step]:
    return [_decided(one, 25, WooOutcome.REFUSED)]


def _longer(one: Told) -> Sequence[Step]:
    return [_extended(one), _decided(one, 38, WooOutcome.PARTLY), _released(one, 38)]


def _nothing_there(one: Told) -> Sequence[Step]:
    return [_decided(one, 12, WooOutcome.NO_DOCUMENTS)]


def _late(one: Told) -> Sequence[Step]:
    return [_decided(one, 58, WooOutcome.RELEASED), _released(one, 58)]


def _specified(one: Told) -> Sequence[Step]:
    day, until, answered = one.on(4), one.on(18), one.on(11)
    scope = Plain(text="Alleen over het afgelopen jaar.")
    return [
        (day, AskToSpecify(occurred_on=day, until=until), CENTRE),
        (answered, SpecifyWooRequest(occurred_on=answered, scope=scope), CENTRE),
        _decided(one, 31, WooOutcome.PARTLY),
        _released(one, 31),
    ]


def _in_parts(one: Told) -> Sequence[Step]:
    return [
        _extended(one, "De e-mails."),
        _decided(one, 24, WooOutcome.RELEASED, final=False),
        _released(one, 24),
        _decided(one, 39, WooOutcome.PARTLY),
        _released(one, 39, number=2),
    ]


def _before_the_court(one: Told) -> Sequence[Step]:
    asked, settled = one.on(40), one.on(75)
    denied = SettleInterimRelief(occurred_on=settled, outcome=ReliefOutcome.DENIED)
    return [
        *_heard(one),
        _decided(one, 34, WooOutcome.PARTLY, objects=True),
        (asked, AskInterimRelief(occurred_on=asked), CENTRE),
        (settled, denied, CENTRE),
        _released(one, 80),
    ]


def _forwarded(one: Told) -> Sequence[Step]:
    day = one.on(4)
    return [(day, ForwardWooRequest(occurred_on=day, to="provincie-limburg"), one.client)]


def _withdrawn(one: Told) -> Sequence[Step]:
    day = one.on(9)
    return [(day, WithdrawWooRequest(occurred_on=day), one.client)]


WOO: tuple[Course, ...] = (
    _all,
    _after_views,
    _refused,
    _late,
    _longer,
    _nothing_there,
    _before_the_court,
    _specified,
    _in_parts,
    _forwarded,
    _withdrawn,
)
"""How they go, in turn."""


# Re-use requests


def _allowed(one: Told, days: int, outcome: ReuseOutcome) -> list[Step]:
    day = one.on(days)
    conditions = Plain(text="Noem de bron.") if outcome is ReuseOutcome.ON_CONDITIONS else None
    decided = DecideReuseRequest(
        occurred_on=day,
        decision=one.decision(day),
        outcome=outcome,
        conditions=conditions,
        charge=0 if conditions is None else 2500,
    )
    given = DeliverReuse(occurred_on=day, documents=(one.paper("dataset"),))
    return [(day, decided, one.client), (day, given, CENTRE)]


def _free(one: Told) -> Sequence[Step]:
    return _allowed(one, 20, ReuseOutcome.FREE)


def _on_conditions(one: Told) -> Sequence[Step]:
    day, until, answered = one.on(3), one.on(17), one.on(9)
    scope = Plain(text="Per wijk.")
    return [
        (day, AskToCompleteReuse(occurred_on=day, until=until), CENTRE),
        (answered, CompleteReuseRequest(occurred_on=answered, scope=scope), CENTRE),
        *_allowed(one, 30, ReuseOutcome.ON_CONDITIONS),
    ]


def _not_public(one: Told) -> Sequence[Step]:
    told, day = one.on(21), one.on(50)
    reasons = Plain(text="Er moet eerst over openbaarheid worden beslist.")
    refused = DecideReuseRequest(
        occurred_on=day,
        decision=one.decision(day),
        outcome=ReuseOutcome.REFUSED,
        ground=ReuseGround.NOT_PUBLIC,
    )
    return [
        (told, ExtendReuseRequest(occurred_on=told, reasons=reasons), one.client),
        (day, refused, one.client),
    ]


def _taken_back(one: Told) -> Sequence[Step]:
    day = one.on(6)
    return [(day, WithdrawReuseRequest(occurred_on=day), one.client)]


REUSE: tuple[Course, ...] = (_free, _on_conditions, _not_public, _taken_back)
"""How they go, in turn."""
