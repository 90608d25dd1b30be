"""Why something is not recorded of an evaluation."""

from domain.errors import Broken, NotFound


class EvaluationNotFound(NotFound):
    code = "evaluation-not-found"


class EvaluationAlreadyBegun(Broken):
    code = "evaluation-already-begun"


class EvaluationPeriodBackward(Broken):
    """Its last day comes before its first."""

    code = "evaluation-period-backward"


class EvaluationIsConcluded(Broken):
    code = "evaluation-concluded"


class NobodyTookPart(Broken):
    code = "evaluation-nobody-took-part"


class InspectorOfAnotherParty(Broken):
    """The agreement wants the archive inspector of one party in particular."""

    code = "evaluation-inspector-of-another-party"


class ParticipantNotInvited(Broken):
    code = "evaluation-participant-not-invited"


class NobodyInvited(Broken):
    code = "evaluation-nobody-invited"


class NoFindingToFeed(Broken):
    code = "evaluation-no-finding-to-feed"


class FindingNotFound(NotFound):
    code = "evaluation-finding-not-found"


class FindingAlreadyFed(Broken):
    code = "evaluation-finding-already-fed"


class FindingFedNowhere(Broken):
    """What it was fed into is not named as its kind wants."""

    code = "evaluation-finding-fed-nowhere"
