"""Why an arrangement is not recorded, confirmed, used or ended; why nothing may be destroyed."""

from domain.errors import Broken, Forbidden, NotFound


class ArrangementNotFound(NotFound):
    code = "arrangement-not-found"


class ArrangementNotYours(Forbidden):
    code = "arrangement-not-a-party"


class ArrangementRecordedBefore(Broken):
    code = "arrangement-recorded-before"


class ArrangementBeginsBefore(Broken):
    """What was destroyed before there was an arrangement is not made lawful by one."""

    code = "arrangement-begins-before-made"


class ArrangementEndsBefore(Broken):
    code = "arrangement-until-before-it-begins"


class OtherPartyConfirms(Forbidden):
    code = "arrangement-other-party-confirms"


class ArrangementOver(Broken):
    code = "arrangement-over"


class EndsBeforeMade(Broken):
    code = "arrangement-ended-before-made"


class NoDestructionArrangement(Broken):
    """No personal data is destroyed, even on request, without one (annex 2, art. 9.3, 9.4)."""

    code = "no-destruction-arrangement"
