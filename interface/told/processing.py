"""What became of a processing activity."""

from typing import assert_never

from domain.processing.events import (
    ConsentGiven,
    ConsentWithdrawn,
    DataObtained,
    FoundIncompatible,
    OtherPurposeAgreed,
    OtherPurposeProposed,
    ProcessingAmended,
    ProcessingEnded,
    ProcessingEvent,
    ProcessingRecorded,
    RowRecorded,
)
from interface.told.sentence import Codes, Parties, Sentence, both


def processing(event: ProcessingEvent) -> Sentence:
    match event:
        case ProcessingRecorded(processing=it):
            nl, en = "verwerking vastgelegd: {}, {}", "processing activity recorded: {}, {}"
            return both(nl, en, Codes((it.law,)), Parties((it.controller,)))
        case ProcessingAmended(processing=it):
            nl, en = "verwerking gewijzigd: {}, {}", "processing activity amended: {}, {}"
            return both(nl, en, Codes((it.law,)), Parties((it.controller,)))
        case ProcessingEnded():
            return both("verwerking beëindigd", "processing activity ended")
        case RowRecorded(persons=persons, data=data):
            nl = "de verwerkingsverantwoordelijke staat toe: {}; {}"
            en = "the data controller allows: {}; {}"
            return both(nl, en, Codes(persons), Codes(data))
        case DataObtained(origin=origin):
            nl, en = "gegevens verkregen van elders: {}", "data obtained from elsewhere: {}"
            return both(nl, en, Codes((origin,)))
        case _:
            return _other_purpose(event)


def _other_purpose(
    event: OtherPurposeProposed
    | OtherPurposeAgreed
    | ConsentGiven
    | ConsentWithdrawn
    | FoundIncompatible,
) -> Sentence:
    match event:
        case OtherPurposeProposed(number=number, purpose=purpose):
            nl, en = "ander doel {} voorgesteld: {}", "other purpose {} proposed: {}"
            return both(nl, en, number, purpose)
        case OtherPurposeAgreed(number=number):
            nl = "ander doel {}: de verwerkingsverantwoordelijke gaat akkoord"
            return both(nl, "other purpose {}: the data controller agrees", number)
        case ConsentGiven(number=number):
            nl, en = "ander doel {}: een betrokkene stemt toe", "other purpose {}: consent given"
            return both(nl, en, number)
        case ConsentWithdrawn(number=number):
            nl = "ander doel {}: een betrokkene trekt de toestemming in"
            return both(nl, "other purpose {}: consent withdrawn", number)
        case FoundIncompatible(number=number):
            nl, en = "ander doel {} botst met de taken", "other purpose {} clashes with the tasks"
            return both(nl, en, number)
        case _:
            assert_never(event)
