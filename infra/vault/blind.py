"""How a person is found again without anything of them being stored: keyed digests of each word."""

import hmac

from application.sought import fold
from domain.sealed import Index


class BlindIndex:
    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def macs(self, index: Index, text: str) -> list[bytes]:
        """One for each word of a name, whatever its accents and capitals; one for a number."""
        words = {fold(word) for word in text.replace("-", " ").split()}
        if index is Index.CITIZEN_SERVICE_NUMBER:
            words = {"".join(one for one in text if one.isdigit()).zfill(9)}
        said = (f"nakomen/blind/v1|{index}|{word}".encode() for word in sorted(words) if word)
        return [hmac.digest(self._secret, one, "sha256") for one in said]

    def digest(self, text: str) -> bytes:
        """Of a whole text, as it is; the caller says in it what it is of."""
        return hmac.digest(self._secret, text.encode(), "sha256")
