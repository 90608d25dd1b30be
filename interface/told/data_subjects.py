"""What became of the data of a data subject: that something was said, never what."""

from typing import assert_never

from domain.data_subject.events import (
    DataSubjectEvent,
    DataSubjectRectified,
    DataSubjectRegistered,
    ProcessingRestricted,
    ProcessingResumed,
    ProcessingStopped,
    RestrictionLifted,
)
from domain.messages import Text
from interface.told.sentence import Codes, Parties, Sentence, both


def data_subject(event: DataSubjectEvent) -> Sentence:
    match event:
        case DataSubjectRegistered(controller=controller, processor=processor):
            return both(
                "betrokkene vastgelegd: {} is verwerkingsverantwoordelijke, {} verwerkt",
                "data subject registered: {} is data controller, {} processes",
                Parties((controller,)),
                Parties((processor,)),
            )
        case DataSubjectRectified():
            nl, en = "gegevens verbeterd: {}", "data rectified: {}"
            given = [one for one in _FIELDS if getattr(event, one) is not None]
            return both(
                nl,
                en,
                Text(
                    nl=", ".join(_FIELDS[one].nl for one in given),
                    en=", ".join(_FIELDS[one].en for one in given),
                ),
            )
        case ProcessingRestricted(ground=ground):
            return both("verwerking beperkt: {}", "processing restricted: {}", Codes((ground,)))
        case RestrictionLifted(told_on=day):
            return both(
                "beperking opgeheven, aan de betrokkene verteld op {}",
                "restriction lifted, the data subject was told on {}",
                day,
            )
        case ProcessingStopped(activity=activity):
            return both(
                "buiten de verwerking {} gelaten na bezwaar",
                "left out of processing {} after an objection",
                activity,
            )
        case ProcessingResumed(activity=activity, ground=ground):
            return both(
                "weer in de verwerking {}: {}",
                "part of processing {} again: {}",
                activity,
                Codes((ground,)),
            )
        case _:
            assert_never(event)


_FIELDS = {
    "name": Text(nl="naam", en="name"),
    "number": Text(nl="burgerservicenummer", en="citizen service number"),
    "born": Text(nl="geboortedatum", en="date of birth"),
    "address": Text(nl="adres", en="address"),
}
