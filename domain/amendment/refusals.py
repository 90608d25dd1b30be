"""Why something is not recorded of an amendment."""

from domain.errors import Broken, Forbidden, NotFound


class AmendmentNotFound(NotFound):
    code = "amendment-not-found"


class AmendmentAlreadyProposed(Broken):
    code = "amendment-already-proposed"


class ProposedByStranger(Forbidden):
    """Who is no party to any of the agreements does not propose to amend them."""

    code = "amendment-proposed-by-stranger"


class ProductListApart(Broken):
    """The product list changes in the yearly cycle of art. 5.1, without a vote under art. 22.2."""

    code = "amendment-product-list-apart"


class OutsideAmendment(Broken):
    """Parties, scheme and the like are not changed by an addendum."""

    code = "amendment-outside-text"


class NothingToAmend(Broken):
    code = "amendment-without-changes"


class DraftedTwice(Broken):
    code = "amendment-drafted-twice"


class NotInText(Broken):
    code = "amendment-not-in-text"


class TextsDiffer(Broken):
    """The agreements do not read the same there, so one proposal cannot be about both."""

    code = "amendment-texts-differ"


class TextContradicts(Broken):
    """As amended, the text would contradict itself."""

    code = "amendment-text-contradicts"


class NotAVoter(Forbidden):
    code = "amendment-not-a-voter"


class AgreementEndsBefore(Broken):
    """What has ended by law is not amended any more (art. 20, 21.1)."""

    code = "amendment-agreement-ends-before"


class VoteBeforeProposal(Broken):
    """The voters are fixed when the proposal opens (art. 22.2): no college votes before that."""

    code = "amendment-vote-before-proposal"


class VoteClosed(Broken):
    """The outcome is fixed."""

    code = "amendment-vote-closed"


class NotYourProposal(Forbidden):
    code = "amendment-not-your-proposal"


class AmendmentOver(Broken):
    code = "amendment-over"


class AmendmentNotCarried(Broken):
    code = "amendment-not-carried"


class NotYourAddendum(Forbidden):
    code = "amendment-not-your-addendum"


class AddendumNotStored(Broken):
    """Without a digest nobody can prove which document was signed."""

    code = "amendment-addendum-not-stored"


class AddendumNotDrawnUp(Broken):
    code = "amendment-addendum-not-drawn-up"


class AddendumInSigning(Broken):
    """What somebody signed is not replaced."""

    code = "amendment-addendum-in-signing"


class AddendumAlreadySigned(Broken):
    code = "amendment-addendum-already-signed"


class SignedBeforeCarried(Broken):
    code = "amendment-signed-before-carried"


class NoConsentNeeded(Broken):
    """Only another privacy protocol takes it (annex 2, art. 16.2)."""

    code = "amendment-no-consent-needed"


class AlreadyConsented(Broken):
    code = "amendment-already-consented"


class ProtocolConsentMissing(Broken):
    code = "amendment-consent-missing"
