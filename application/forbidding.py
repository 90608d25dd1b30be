"""Whether what was recorded on a data subject's requests lets their data be destroyed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from application.request_register import RequestRegister
from application.states import AnyDecider, States
from application.vault import Vault
from domain.privacy_request.forbidding import must_be_free
from domain.privacy_request.state import PrivacyRequest


@dataclass(frozen=True)
class Forbidding:
    register: RequestRegister
    states: States
    decider: AnyDecider
    """Of requests, to fold them."""
    vault: Vault

    def must_be_free(self, subjects: Sequence[str], today: date) -> None:
        """For every erasure of what these pseudonyms stand for, whoever orders it and why. Raises
        ErasureLast, ErasureForbidden."""
        keys = dict.fromkeys(key for subject in subjects for key in self._keys(subject))
        must_be_free([self._current(key) for key in keys], today)

    def _keys(self, subject: str) -> Iterator[str]:
        """Of the requests that are theirs, and of those that have words sealed about them: who was
        identified as somebody else keeps the pseudonym that the request came in under."""
        yield from self.register.of_subject(subject)
        prefix = self.decider.stream("")
        for stream in self.vault.streams_of(subject):
            if stream.startswith(prefix):
                yield stream.removeprefix(prefix)

    def _current(self, key: str) -> PrivacyRequest:
        _, state = self.states.read(self.decider, self.decider.stream(key))
        assert isinstance(state, PrivacyRequest)
        return state
