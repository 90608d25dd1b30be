"""What a calamity asks by which day: that the labour authority is told of a serious one."""

from domain.calamity.state import Calamity
from domain.kind import Running

NOTIFY = "notify-labour-authority"


def running(calamity: Calamity) -> tuple[Running, ...]:
    """At once, says the act (Arbowet 9(1)); the day is a target of the organisation's own."""
    reported, due = calamity.reported, calamity.notify_by
    if reported is None or due is None or not calamity.to_notify:
        return ()
    return (Running(NOTIFY, due, reported.at, binding=False),)
