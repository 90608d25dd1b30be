"""The categories that a processing activity is described in. They are stored: add, never rename."""

from enum import StrEnum

from domain.personal_data import Data as Data


class Law(StrEnum):
    """On the ground of which a task is carried out (annex 1; scheme, art. 3)."""

    PARTICIPATION_ACT = "participatiewet"
    WSW = "wsw"
    IOAW = "ioaw"
    IOAZ = "ioaz"
    BBZ = "bbz"
    CHILDCARE_ACT = "wet-kinderopvang"
    CIVIC_INTEGRATION_ACT = "wet-inburgering"
    AWB = "awb"
    WOO = "woo"
    AVG = "avg"
    ARCHIVES_ACT = "archiefwet"
    OTHER = "other-law"


class Basis(StrEnum):
    """Legal basis (grondslag, AVG 6(1)). Legitimate interest is none for a public task."""

    CONSENT = "consent"
    CONTRACT = "contract-with-subject"
    LEGAL_OBLIGATION = "legal-obligation"
    VITAL_INTEREST = "vital-interest"
    PUBLIC_TASK = "public-task"


class Person(StrEnum):
    """Whom data are about (categorieën van personen)."""

    APPLICANT = "applicant"
    """Applies for a provision or receives one."""
    PARTNER = "partner"
    CHILD = "child"
    COST_SHARER = "cost-sharer"
    """Kostendeler."""
    FORMER_PARTNER = "former-partner"
    REPRESENTATIVE = "lawyer-or-representative"
    """Lawyer or authorised representative."""
    WSW_EMPLOYEE = "wsw-employee"
    EMPLOYER = "employer-contact"
    NEWCOMER = "newcomer"
    """Holder of a residence status."""
    OTHER = "other-person"


class Special(StrEnum):
    """Special categories (AVG 9(1)): another list than what the protocol calls `bijzonder`."""

    ETHNIC_ORIGIN = "racial-or-ethnic-origin"
    POLITICAL_OPINIONS = "political-opinions"
    BELIEFS = "religious-or-philosophical-beliefs"
    UNION_MEMBERSHIP = "trade-union-membership"
    GENETIC = "genetic-data"
    BIOMETRIC = "biometric-data"
    HEALTH = "health"
    SEX_LIFE = "sex-life-or-orientation"


class SpecialGround(StrEnum):
    """On which special categories may be processed (AVG 9(2))."""

    EXPLICIT_CONSENT = "explicit-consent"
    SOCIAL_SECURITY = "labour-and-social-security"
    VITAL_INTEREST = "vital-interest"
    MADE_PUBLIC = "made-public-by-subject"
    LEGAL_CLAIMS = "legal-claims"
    PUBLIC_INTEREST = "substantial-public-interest"
    CARE = "health-or-social-care"
    ARCHIVING = "archiving-or-statistics"


class Origin(StrEnum):
    """Where data come from (herkomst, annex 2, art. 8)."""

    DATA_SUBJECT = "data-subject"
    GBA_V = "gba-v"
    SUWINET = "suwinet"
    OTHER_REGISTER = "other-register"
    OTHER_AUTHORITY = "other-authority"
    EMPLOYER = "employer"
    OTHER_SOURCE = "other-source"


class Measure(StrEnum):
    """Of security (AVG 32(1)); details are in the processing agreement (annex 2, art. 4.2)."""

    ACCESS_CONTROL = "access-control"
    ENCRYPTION = "encryption"
    PSEUDONYMS = "pseudonyms"
    LOGGING = "logging"
    BACKUP = "backup"
    CONFIDENTIALITY = "duty-of-confidentiality"
    TRAINING = "training"
    PREMISES = "secured-premises"
    TESTING = "regular-testing"


class RetentionBasis(StrEnum):
    """Why data stay as long as they do (annex 2, art. 9.1 and 9.2)."""

    STATUTORY = "statutory-period"
    SELECTION_LIST = "selection-list"
    NEEDED = "as-long-as-needed"


class Beginning(StrEnum):
    """From when a retention period is counted."""

    PROVISION_ENDED = "provision-ended"
    EMPLOYMENT_ENDED = "employment-ended"
    DECISION_TAKEN = "decision-taken"
    CASE_CLOSED = "case-closed"


class Flag(StrEnum):
    """What a processing activity still waits for."""

    ROW_MISSING = "row-missing"
    """Outside the two laws that the matrix binds: the controller has to record a row."""
    CONTROLLER_OPEN = "controller-open"
    """The protocol names no controller and no processor for the Wsw."""
