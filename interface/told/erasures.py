"""Whose data went: by pseudonym, which is all that is left of them."""

from typing import assert_never

from domain.erasure.events import (
    ErasureCarriedOut,
    ErasureEvent,
    ErasureMadeFinal,
    ErasureOrdered,
    ErasureOrderedUnder,
)
from interface.told.sentence import Codes, Sentence, both


def erasure(event: ErasureEvent) -> Sentence:
    match event:
        case ErasureOrdered() | ErasureOrderedUnder():
            nl = "wissing opgedragen van betrokkene {} ({}), volgens afspraak {}"
            en = "erasure ordered of data subject {} ({}), under arrangement {}"
            return both(nl, en, event.subject, Codes((event.ground.value,)), event.arrangement)
        case ErasureCarriedOut(subject=subject, keys=keys, fields=fields):
            nl = "gewist: betrokkene {}, {} sleutels en {} velden vernietigd"
            en = "erased: data subject {}, {} keys and {} fields destroyed"
            return both(nl, en, subject, len(keys), fields)
        case ErasureMadeFinal(epoch=epoch):
            return both(
                "wissing definitief: ook een back-up opent niets meer (sleutel {} geldt nu)",
                "erasure final: no backup opens anything any more (key {} holds now)",
                epoch,
            )
        case _:
            assert_never(event)
