import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from domain.trail.note import (
    COSIGNATURE,
    ED25519,
    BadNote,
    Signature,
    VerifierKey,
    cosign,
    from_base64,
    open_note,
    parse_vkey,
    sign,
    split_note,
    to_base64,
    verifier_key,
)

PUBLISHED_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PUBLISHED_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqd"
    "ngotpRZb6KE6RyyBwJnAM=\n"
)
"""The example with which the Go implementation of the format documents itself."""

LOG = Ed25519PrivateKey.from_private_bytes(bytes(32))
WITNESS = Ed25519PrivateKey.from_private_bytes(bytes([1] * 32))
LOG_KEY = verifier_key("example.org/log", LOG)
WITNESS_KEY = verifier_key("example.org/witness", WITNESS, COSIGNATURE)
TEXT = "one\n\ntwo\n"
BY_LOG = sign(TEXT, "example.org/log", LOG)
BY_WITNESS = cosign(TEXT, "example.org/witness", WITNESS, 1_679_315_147)


def test_a_note_that_others_signed_opens() -> None:
    key = parse_vkey(PUBLISHED_VKEY)
    text, signatures = open_note(PUBLISHED_NOTE, [key])
    assert text.startswith("If you think")
    assert signatures == [Signature(key)]
    assert str(key) == PUBLISHED_VKEY


def test_log_and_witness_are_both_told_and_strangers_ignored() -> None:
    stranger = sign(TEXT, "example.org/stranger", WITNESS)
    note = f"{TEXT}\n{BY_LOG}{stranger}{BY_WITNESS}"
    text, signatures = open_note(note, [LOG_KEY, WITNESS_KEY])
    assert text == TEXT
    assert signatures == [Signature(LOG_KEY), Signature(WITNESS_KEY, 1_679_315_147)]
    assert open_note(note, [WITNESS_KEY])[1] == [Signature(WITNESS_KEY, 1_679_315_147)]


def test_a_name_alone_makes_no_known_key() -> None:
    other_key = verifier_key("example.org/log", WITNESS)
    with pytest.raises(BadNote, match="no known key"):
        open_note(f"{TEXT}\n{BY_LOG}", [other_key])


@pytest.mark.parametrize("by", [BY_LOG, BY_WITNESS])
def test_a_wrong_signature_of_a_known_key_rejects_the_whole_note(by: str) -> None:
    note = f"{TEXT}\n{BY_LOG}{by}".replace("two", "too")
    with pytest.raises(BadNote, match="wrong signature"):
        open_note(note, [LOG_KEY, WITNESS_KEY])


def test_a_changed_time_of_a_witness_rejects_the_note() -> None:
    raw = from_base64(BY_WITNESS.split(" ")[2].strip())
    later = raw[:4] + (2**40).to_bytes(8, "big") + raw[12:]
    with pytest.raises(BadNote, match="wrong signature"):
        open_note(f"{TEXT}\n— example.org/witness {to_base64(later)}\n", [WITNESS_KEY])


def test_a_truncated_signature_is_a_wrong_one() -> None:
    short = to_base64(LOG_KEY.id + b"short")
    with pytest.raises(BadNote, match="wrong signature"):
        open_note(f"{TEXT}\n— example.org/log {short}\n", [LOG_KEY])


@pytest.mark.parametrize(
    "note",
    [
        "",
        TEXT,
        f"{TEXT}\n",
        f"{TEXT}\n{BY_LOG}"[:-1],
        f"{TEXT}\n{BY_LOG}junk\n",
        f"{TEXT}\n{BY_LOG.replace('—', '-')}",
        f"{TEXT}\n{BY_LOG.replace(' e', '  e')}",
        f"{TEXT}\n{BY_LOG.replace('example', 'exa+mple')}",
        f"{TEXT}\n— example.org/log AAAA\n",
        f"{TEXT}\n— example.org/log\n",
        f"one\ttwo\n\n{BY_LOG}",
        f"one\rtwo\n\n{BY_LOG}",
        f"{TEXT}\n{BY_LOG * 65}",
    ],
)
def test_what_is_no_signed_note_is_refused(note: str) -> None:
    with pytest.raises(BadNote):
        open_note(note, [LOG_KEY])


def test_only_a_text_that_can_be_opened_again_is_signed() -> None:
    for text in ("no newline", "bell\x07\n"):
        with pytest.raises(BadNote):
            sign(text, "example.org/log", LOG)
        with pytest.raises(BadNote):
            cosign(text, "example.org/witness", WITNESS, 1)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "tab\tbed", "no\u00a0break", "line\n"])
def test_only_a_key_name_names_a_key(name: str) -> None:
    with pytest.raises(BadNote, match="key name"):
        verifier_key(name, LOG)


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "name",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
        str(VerifierKey("ecdsa", 2, bytes(32))),
        str(VerifierKey("short", ED25519, bytes(31))),
        str(VerifierKey("two words", ED25519, bytes(32))),
    ],
)
def test_what_is_no_verifier_key_is_refused(vkey: str) -> None:
    with pytest.raises(BadNote):
        parse_vkey(vkey)


def test_a_witness_key_keeps_its_kind() -> None:
    assert parse_vkey(str(WITNESS_KEY)) == WITNESS_KEY
    assert verifier_key("example.org/witness", WITNESS.public_key(), COSIGNATURE) == WITNESS_KEY


@given(st.binary())
def test_bytes_have_one_base64_form(data: bytes) -> None:
    assert from_base64(base64.b64encode(data).decode()) == data


@pytest.mark.parametrize("text", ["AB==", "AA=", "A", "AA==\n", " AA==", "AA==AA==", "A-__", "é"])
def test_any_other_form_is_refused(text: str) -> None:
    with pytest.raises(BadNote, match="base64"):
        from_base64(text)


def test_the_text_may_have_blank_lines() -> None:
    assert split_note(f"{TEXT}\n{BY_LOG}") == (TEXT, [BY_LOG.rstrip("\n")])
