import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from domain.trail.checkpoint import (
    Checkpoint,
    claimed_checkpoint,
    open_checkpoint,
    parse_checkpoint,
    sign_checkpoint,
)
from domain.trail.note import BadNote, Signature, verifier_key

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLISHED = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
"""The example of the specification."""

checkpoints = st.builds(
    Checkpoint,
    st.from_regex(r"[a-z./-]{1,30}", fullmatch=True),
    st.integers(0, 10**15),
    st.binary(min_size=32, max_size=32),
    st.lists(st.from_regex(r"[a-z ]{1,10}", fullmatch=True), max_size=2).map(tuple),
)


def test_the_specifications_example_is_read_and_written_alike() -> None:
    checkpoint = parse_checkpoint(PUBLISHED)
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.text == PUBLISHED


@given(checkpoints)
def test_a_signed_checkpoint_opens_as_what_was_signed(checkpoint: Checkpoint) -> None:
    note = sign_checkpoint(checkpoint, KEY)
    key = verifier_key(checkpoint.origin, KEY)
    assert open_checkpoint(note, [key]) == (checkpoint, [Signature(key)])
    assert claimed_checkpoint(note) == checkpoint


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        ("example.com/behind-the-sofa\n", ""),
        ("example.com/behind-the-sofa", ""),
        ("20852163", "020852163"),
        ("20852163", "-1"),
        ("20852163", "2e7"),
        ("20852163", "٢"),
        ("20852163", ""),
        ("CsUY", "CsUYCsUY"),
        ("q2I=", "q2J="),
        ("q2I=", "q2I"),
        ("q2I=\n", "q2I="),
        ("q2I=\n", "q2I=\n\n"),
        ("q2I=\n", "q2I=\n\nmore\n"),
    ],
)
def test_any_other_form_is_refused(found: str, instead: str) -> None:
    with pytest.raises(BadNote):
        parse_checkpoint(PUBLISHED.replace(found, instead))
