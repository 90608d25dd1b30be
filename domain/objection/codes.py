"""The grounds and outcomes of objections and court proceedings. Stored: add, never rename."""

from enum import StrEnum


class Omission(StrEnum):
    """What an objection lacks (Awb 6:5, 2:1 and 6:6)."""

    GROUNDS = "no-grounds"
    SIGNATURE = "no-signature"
    NAME_OR_ADDRESS = "no-name-or-address"
    DECISION = "contested-decision-not-named"
    AUTHORITY = "no-authority-shown"
    """Of who objects for another."""


class HearingOmission(StrEnum):
    """Why nobody was heard (Awb 7:3)."""

    INADMISSIBLE = "objection-manifestly-inadmissible"
    UNFOUNDED = "objection-manifestly-unfounded"
    NOT_WANTED = "objector-need-not-be-heard"
    NO_ANSWER = "objector-did-not-answer"
    FULLY_MET = "objection-met-in-full"
    """And nobody else is harmed by that."""

    @property
    def article(self) -> str:
        return f"Awb 7:3({'abcde'[list(HearingOmission).index(self)]})"


class DelayGround(StrEnum):
    """Why it takes longer still (Awb 7:10(4))."""

    ALL_AGREE = "all-interested-agree"
    OBJECTOR_AGREES = "objector-agrees"
    """And nobody else is harmed by that."""
    PROCEDURE = "statutory-procedure"


class ObjectionOutcome(StrEnum):
    INADMISSIBLE = "objection-inadmissible"
    UNFOUNDED = "objection-unfounded"
    PARTLY = "objection-partly-well-founded"
    WELL_FOUNDED = "objection-well-founded"


FOUNDED = (ObjectionOutcome.PARTLY, ObjectionOutcome.WELL_FOUNDED)


class InadmissibleGround(StrEnum):
    """Why an objection is not looked into."""

    FILED_LATE = "objection-filed-late"
    """Without an excuse (Awb 6:11)."""
    NOT_REPAIRED = "omission-not-repaired"
    """Within the time that was given (Awb 6:6)."""
    NO_INTEREST = "no-interest-in-it"
    """No interested party, or no interest is left."""
    NO_DECISION = "not-against-a-decision"


class DecisionEffect(StrEnum):
    """What becomes of the contested decision (Awb 7:11(2))."""

    UPHELD = "decision-upheld"
    REVOKED = "decision-revoked"
    REPLACED = "decision-replaced"


class Forum(StrEnum):
    """What is brought before a court."""

    APPEAL = "appeal"
    """Beroep (Awb 8:1)."""
    APPEAL_AGAINST_SILENCE = "appeal-against-silence"
    """That no decision came in time (Awb 6:2 and 6:12)."""
    HIGHER_APPEAL = "higher-appeal"
    """Hoger beroep (Awb 8:104)."""
    PROVISIONAL_RELIEF = "provisional-relief"
    """Voorlopige voorziening (Awb 8:81)."""
    OPPOSITION = "opposition"
    """Verzet (Awb 8:55)."""
    REVISION = "revision"
    """Herziening (Awb 8:119)."""
    OTHER = "other-proceedings"


class CourtFiler(StrEnum):
    """Who goes to court."""

    OBJECTOR = "objector"
    MUNICIPALITY = "the-municipality"
    THIRD_PARTY = "interested-third-party"


class CourtRuling(StrEnum):
    """What the court says of what was brought before it."""

    WELL_FOUNDED = "court-well-founded"
    UNFOUNDED = "court-unfounded"
    INADMISSIBLE = "court-inadmissible"
    NO_JURISDICTION = "court-no-jurisdiction"
    RELIEF_GRANTED = "relief-granted"
    RELIEF_REFUSED = "relief-refused"


class CourtEffect(StrEnum):
    """What becomes of the decision by it (Awb 8:72)."""

    STANDS = "decision-stands"
    CONSEQUENCES_STAND = "annulled-consequences-stand"
    COURT_DECIDES = "court-decides-itself"
    DECIDE_ANEW = "decide-anew"
    """The organ decides on the objection again."""
