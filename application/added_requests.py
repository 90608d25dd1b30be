"""What services add to what people say of requests, notices of default, calamities, force majeure.

The parties and products that the agreement has, a pseudonym for somebody who has none yet, the
term of the case that a notice is about, and who owes the obligations that force majeure affects.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from application.cases import facts
from application.docket import Completion
from application.noticed_terms import Noticed
from application.participants import Participants
from application.states import AnyDecider
from domain.calamity.commands import ReportCalamity, TakeInCalamity
from domain.calendar.due import DueDate
from domain.calendar.rules import Article
from domain.default_notice.commands import (
    ReceiveDefaultNotice,
    ReviewNoticedTerm,
    ReviewTermOfCase,
    TakeInDefaultNotice,
)
from domain.default_notice.concern import OwnCase
from domain.default_notice.noticed import must_be_known
from domain.default_notice.refusals import DefaultNoticeNotFound, NoTermOfCase
from domain.default_notice.state import DefaultNotice
from domain.force_majeure.commands import (
    AddObligations,
    AddOwed,
    BeginForceMajeure,
    NotifyForceMajeure,
    Owed,
)
from domain.messages import Message
from domain.obligation.decisions import OBLIGATION
from domain.obligation.state import Obligation
from domain.reuse.commands import LodgeReuseRequest, ReceiveReuseRequest
from domain.woo.commands import LodgeWooRequest, ReceiveWooRequest


@dataclass(frozen=True)
class AddedToRequests:
    around: Participants
    notices: AnyDecider
    """Under the rule tables in use."""
    noticed: Noticed

    def every(self) -> Mapping[type[Message], Completion]:
        """By what people say: the command that is decided on."""
        return {
            LodgeWooRequest: self._woo,
            LodgeReuseRequest: self._reuse,
            ReportCalamity: self._calamity,
            ReceiveDefaultNotice: self._notice,
            ReviewNoticedTerm: self._review,
            NotifyForceMajeure: self._force_majeure,
            AddObligations: self._obligations,
        }

    def _woo(self, key: str, asked: LodgeWooRequest) -> ReceiveWooRequest:
        """Raises AgreementNotFound and DataSubjectElsewhere."""
        return ReceiveWooRequest(**(facts(asked) | self._about(key, asked)))

    def _reuse(self, key: str, asked: LodgeReuseRequest) -> ReceiveReuseRequest:
        """Raises AgreementNotFound and DataSubjectElsewhere."""
        return ReceiveReuseRequest(**(facts(asked) | self._about(key, asked)))

    def _calamity(self, key: str, asked: ReportCalamity) -> TakeInCalamity:
        """It is about a visitor only where one is named. Raises AgreementNotFound and
        DataSubjectElsewhere."""
        about = self._about(key, asked)
        if asked.subject is None:
            about["subject"] = None
        return TakeInCalamity(**(facts(asked) | about))

    def _notice(self, key: str, asked: ReceiveDefaultNotice) -> TakeInDefaultNotice:
        """Raises AgreementNotFound, DataSubjectElsewhere, and what `must_be_known` raises."""
        said = facts(asked) | self._about(key, asked)
        if asked.case is not None:
            due, article = self._term(asked.case, asked.controller)
            said |= {"due": due, "no_penalty": article}
        return TakeInDefaultNotice(**said)

    def _review(self, key: str, asked: ReviewNoticedTerm) -> ReviewTermOfCase:
        """Raises DefaultNoticeNotFound, NoTermOfCase, and what `must_be_known` raises."""
        _, state = self.around.desk.states.read(self.notices, self.notices.stream(key))
        assert isinstance(state, DefaultNotice)
        received = state.received
        if received is None:
            raise DefaultNoticeNotFound
        if not isinstance(received.concerns, OwnCase):
            raise NoTermOfCase
        due, article = self._term(received.concerns.stream, received.controller)
        return ReviewTermOfCase(**facts(asked), due=due, no_penalty=article)

    def _force_majeure(self, _: str, asked: NotifyForceMajeure) -> BeginForceMajeure:
        """Raises AgreementNotFound."""
        parties = self.around.parties(asked.agreement)
        owed = self._owed(asked.obligations)
        return BeginForceMajeure(**facts(asked), parties=parties, owed=owed)

    def _obligations(self, _: str, asked: AddObligations) -> AddOwed:
        return AddOwed(**facts(asked), owed=self._owed(asked.obligations))

    def _about(self, key: str, asked: Any) -> dict[str, Any]:
        """Of what is about somebody, under an agreement."""
        return {
            "parties": self.around.parties(asked.agreement),
            "products": self.around.products(asked.agreement),
            "subject": self.around.somebody(key, asked.subject, asked.controller),
        }

    def _term(self, stream: str, controller: str) -> tuple[DueDate, Article | None]:
        for category, (decider, known) in self.noticed.items():
            if stream.startswith(f"{category}-"):
                state = self.around.desk.states.read(decider, stream)[1]
                return must_be_known(stream, controller, known(state))
        return must_be_known(stream, controller, None)

    def _owed(self, streams: tuple[str, ...]) -> tuple[Owed, ...]:
        """Of the obligations that are named, those that there are."""
        found = []
        for stream in dict.fromkeys(streams):
            if not stream.startswith(OBLIGATION.stream("")):
                continue
            _, state = self.around.desk.states.read(OBLIGATION, stream)
            assert isinstance(state, Obligation)
            if state.opened is not None:
                opened = state.opened
                found.append(
                    Owed(obligation=stream, agreement=opened.agreement, debtor=opened.debtor)
                )
        return tuple(found)
