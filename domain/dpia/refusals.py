"""Why something is not recorded of an assessment."""

from domain.errors import Broken, Forbidden, NotFound


class DpiaNotFound(NotFound):
    code = "dpia-not-found"


class DpiaAlreadyPlanned(Broken):
    code = "dpia-already-planned"


class DpiaAlreadyCarriedOut(Broken):
    code = "dpia-already-carried-out"


class DpiaNotCarriedOut(Broken):
    code = "dpia-not-carried-out"


class DpiaAlreadyConcluded(Broken):
    code = "dpia-already-concluded"


class MomentNotAgreed(Broken):
    code = "dpia-moment-not-agreed"


class MomentAlreadyAgreed(Broken):
    code = "dpia-moment-already-agreed"


class MomentMoved(Broken):
    """What is agreed to is not what is proposed."""

    code = "dpia-moment-moved"


class OwnProposal(Forbidden):
    code = "dpia-own-proposal"


class NothingToFollowUp(Broken):
    code = "dpia-nothing-to-follow-up"


class AmendmentNotDecided(Broken):
    code = "dpia-amendment-not-decided"
