"""A fault is told by one process to another as it was."""

import pickle

from domain.trail.faults import Fault


def test_a_fault_survives_the_way_to_another_process() -> None:
    fault = Fault(7, "chain-number", found=3, chain="d:a", expected=2)
    told = pickle.loads(pickle.dumps(fault))
    assert (told.position, told.rule, told.facts) == (7, "chain-number", fault.facts)
    assert told.words("nl") == fault.words("nl")
    assert str(told) == str(fault)
