"""Why something is not recorded of a withdrawal."""

from domain.errors import Broken, Forbidden, NotFound


class WithdrawalNotFound(NotFound):
    code = "withdrawal-not-found"


class WithdrawalAlreadyAnnounced(Broken):
    code = "withdrawal-already-announced"


class WithdrawalUnderWay(Broken):
    """A participant leaves once."""

    code = "withdrawal-under-way"


class NotAParticipant(Forbidden):
    """Who is no participant under the scheme, the centre municipality included, cannot withdraw."""

    code = "withdrawal-not-a-participant"


class WithdrawalInHindsight(Broken):
    """It takes effect on a day to come, counted from when it is announced."""

    code = "withdrawal-in-hindsight"


class WithdrawalTakenEffect(Broken):
    code = "withdrawal-taken-effect"


class WithdrawalAlreadyRevoked(Broken):
    code = "withdrawal-already-revoked"


class NotYourWithdrawal(Forbidden):
    code = "withdrawal-not-yours"
