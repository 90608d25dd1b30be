"""Why something is not recorded of an objection."""

from domain.errors import Broken, Forbidden, NotFound


class ObjectionNotFound(NotFound):
    code = "objection-not-found"


class ObjectionAlreadyReceived(Broken):
    code = "objection-already-received"


class PreparedElsewhere(Forbidden):
    """The centre prepares, where there is one."""

    code = "objection-prepared-elsewhere"


class ObjectionIsWithdrawn(Broken):
    code = "objection-is-withdrawn"


class ObjectionAlreadyDecided(Broken):
    code = "objection-already-decided"


class ObjectionNotDecided(Broken):
    code = "objection-not-decided"


class ObjectionAlreadyMadeKnown(Broken):
    code = "objection-already-made-known"


class ObjectionAlreadyAcknowledged(Broken):
    code = "objection-already-acknowledged"


class PostedAfterReceipt(Broken):
    code = "objection-posted-after-receipt"


# In time, and complete


class ObjectionWasInTime(Broken):
    code = "objection-was-in-time"


class LatenessNotJudged(Broken):
    code = "objection-lateness-not-judged"


class ObjectionWasLate(Broken):
    """Without an excuse: there is but one outcome."""

    code = "objection-was-late"


class NamedDayNotLater(Broken):
    """The day that is given is not after the day on which it is given."""

    code = "named-day-not-later"


class NoRepairAwaited(Broken):
    code = "no-repair-awaited"


class RepairStillAwaited(Broken):
    """Time to repair is left, or it was never asked, or it was repaired."""

    code = "omission-still-to-be-repaired"


# Heard, and advised on


class HearingAlreadyDone(Broken):
    """Held, or left out."""

    code = "objection-hearing-done"


class HearingBeforeInvitation(Broken):
    code = "hearing-before-invitation"


class HearingNotPlanned(Broken):
    code = "hearing-not-planned"


class ObjectorNotHeard(Broken):
    """Nor is it recorded why not."""

    code = "objector-not-heard"


class NoCommittee(Broken):
    code = "objection-has-no-committee"


class AdviceGiven(Broken):
    code = "objection-advice-given"


class AdviceMissing(Broken):
    code = "objection-advice-missing"


# Made longer


class ObjectionAlreadyAdjourned(Broken):
    code = "objection-already-adjourned"


class ObjectionDelayAlreadyAgreed(Broken):
    code = "objection-delay-already-agreed"


class ObjectionHasNoTerm(Broken):
    """The court named no day by which is decided anew, or named one that stays as it is."""

    code = "objection-has-no-term"


class ObjectionTermPassed(Broken):
    code = "objection-term-passed"


class DelayWithoutConsent(Broken):
    code = "objection-consent-missing"


# Decided


class NotTheOrgan(Broken):
    """Another organ decides, by the register of mandates."""

    code = "objection-not-the-organ"


class DecidedElsewhere(Forbidden):
    """Whose organ decides records it."""

    code = "objection-decided-elsewhere"


class SignerNotAuthorised(Broken):
    code = "objection-signer-not-authorised"


class SameMandate(Broken):
    """Awb 10:3(3)."""

    code = "objection-same-mandate"


class DecisionTakenLater(Broken):
    """The reference names a later day than the decision."""

    code = "objection-decision-taken-later"


class InadmissibleWithoutGround(Broken):
    code = "objection-inadmissible-without-ground"


class GroundButAdmissible(Broken):
    code = "objection-ground-but-admissible"


class EffectDoesNotFit(Broken):
    code = "objection-effect-does-not-fit"


class AdviceNotWeighed(Broken):
    """Whether it is followed is not said, or said where there is none."""

    code = "objection-advice-not-weighed"


class DeviationWithoutReasons(Broken):
    """Awb 7:13(7)."""

    code = "objection-deviation-without-reasons"


class CostsNotOwed(Broken):
    """Awb 7:15(2)."""

    code = "objection-costs-not-owed"


# In court


class NoSuchProceedings(Broken):
    code = "no-such-proceedings"


class ProceedingsEnded(Broken):
    code = "proceedings-ended"


class NothingInCourt(Broken):
    code = "nothing-in-court"


class ForumNotOpen(Broken):
    """That way to a court is not open as the case stands."""

    code = "forum-not-open"


class RulingDoesNotFit(Broken):
    """Relief is granted where it was asked, and nowhere else."""

    code = "ruling-does-not-fit"


class DefenceNotAsked(Broken):
    code = "defence-not-asked"


class DefenceAlreadyFiled(Broken):
    code = "defence-already-filed"


class DayNamedForNothing(Broken):
    """Nothing is decided anew."""

    code = "decide-by-for-nothing"
