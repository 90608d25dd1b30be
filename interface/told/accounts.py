"""What an account was refused, and what it was lent."""

from typing import assert_never

from domain.refusal.events import RefusalEvent, RefusalLimitReached, RefusalNoted
from domain.stand_in.events import StandInAppointed, StandInEnded, StandInEvent
from interface.told.sentence import Codes, Sentence, both


def refusal(event: RefusalEvent) -> Sentence:
    match event:
        case RefusalNoted(command=command, stream=None, code=code):
            return both("geweigerd: {} ({})", "refused: {} ({})", command, code)
        case RefusalNoted(command=command, stream=stream, code=code):
            nl, en = "geweigerd: {} van {} ({})", "refused: {} of {} ({})"
            return both(nl, en, command, stream, code)
        case RefusalLimitReached():
            return both(
                "veel geweigerd: de rest van deze dag staat er niet apart in",
                "much refused: the rest of this day is not noted singly",
            )
        case _:
            assert_never(event)


def stand_in(event: StandInEvent) -> Sentence:
    match event:
        case StandInAppointed(role=role, first=first, last=last):
            nl, en = (
                "rol {} doorgegeven aan een vervanger, van {} tot en met {}",
                "role {} passed on to a stand-in, from {} up to and including {}",
            )
            return both(nl, en, Codes((role,)), first, last)
        case StandInEnded(appointed=version):
            nl, en = "vervanging beëindigd: die van versie {}", "stand-in ended: that of version {}"
            return both(nl, en, version)
        case _:
            assert_never(event)
