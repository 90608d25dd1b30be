"""Why a wish is refused.

A refusal carries a code and the facts; its words live in the message catalogue, so that
clerk, inspector and API client each read it in their own language.

* Refusal
  + Invalid       what was asked cannot be understood; correct it
  + NotFound      there is no such thing
  + Forbidden     you may not
  + Broken        a rule forbids it now
  + Conflict      someone was faster; read again
  + Unavailable   a store cannot be used now; nothing was recorded
"""


class Refusal(Exception):
    code = "refused"

    def __init__(self, **facts: str) -> None:
        super().__init__(self.code)
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code


class Invalid(Refusal):
    code = "invalid"


class NotFound(Refusal):
    code = "not-found"


class Forbidden(Refusal):
    code = "forbidden"


class Broken(Refusal):
    code = "rule-broken"


class Conflict(Refusal):
    code = "conflict"


class Unavailable(Refusal):
    code = "unavailable"
