"""The eventsourcing library's application, standing on our recorder and our mapper."""

from eventsourcing.application import Application
from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    InfrastructureFactory,
    Mapper,
    ProcessRecorder,
    TrackingRecorder,
)
from eventsourcing.utils import Environment

from infra.event_log.codec import Mapper as OurMapper
from infra.event_log.recorder import Recorder


class Factory(InfrastructureFactory[TrackingRecorder]):
    """Hands the library the one recorder that there is, whichever kind it asks for."""

    def __init__(self, env: Environment, recorder: Recorder) -> None:
        super().__init__(env)
        self._recorder = recorder

    def application_recorder(self) -> ApplicationRecorder:
        return self._recorder

    def aggregate_recorder(self, purpose: str = "events") -> AggregateRecorder:
        return self._recorder

    def process_recorder(self) -> ProcessRecorder:
        return self._recorder

    def tracking_recorder(
        self, tracking_recorder_class: type[TrackingRecorder] | None = None
    ) -> TrackingRecorder:
        return self._recorder


class Store(Application[str]):
    """What remains of the library's application: mapper, event store, notification log."""

    name = "nakomen"

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        super().__init__({"ORIGINATOR_ID_TYPE": "text"})

    def construct_factory(self, env: Environment) -> InfrastructureFactory[TrackingRecorder]:
        return Factory(env, self._recorder)

    def construct_mapper(self) -> Mapper[str]:
        return OurMapper()
