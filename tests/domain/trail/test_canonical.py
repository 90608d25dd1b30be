import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from domain.trail.canonical import read_canonical

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_whatever_the_standards_own_writer_writes_is_read(value: object) -> None:
    try:
        written = rfc8785.dumps(value)  # type: ignore[arg-type]
    except rfc8785.CanonicalizationError:
        return  # lone surrogates have no form
    assert read_canonical(written) == value


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b"1.0",
        b"1e2",
        b"NaN",
        b"-0",
        b"9007199254740992",
        b"1" * 5000,
        b'"\\u0041"',
        b'"\\ud800"',
        b'"\xff"',
        b"[" * 100_000 + b"]" * 100_000,
        b"",
        json.dumps(
            {"\ue000": 1, "\U0001f600": 2}, ensure_ascii=False, separators=(",", ":")
        ).encode(),
    ],
)
def test_any_other_form_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_canonical(data)
