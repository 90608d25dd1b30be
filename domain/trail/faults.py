"""What can be wrong with a trail, and the words for it, for whoever verifies without us."""


class Fault(Exception):
    """The first position at which a rule of the trail does not hold; 0 for the log as a whole."""

    def __init__(self, position: int, rule: str, **facts: str | int) -> None:
        super().__init__(position, rule)
        self.position = position
        self.rule = rule
        self.facts = {name: str(value) for name, value in facts.items()}

    def __reduce__(self) -> tuple[object, ...]:
        """So that it can be told by one process to another."""
        return _again, (self.position, self.rule, self.facts)

    def words(self, language: str = "en") -> str:
        dutch, english = RULES[self.rule]
        told = dutch if language == "nl" else english
        return told.format(position=self.position, **self.facts)

    def __str__(self) -> str:
        return self.words()


def _again(position: int, rule: str, facts: dict[str, str]) -> Fault:
    return Fault(position, rule, **dict[str, str | int](facts))


RULES: dict[str, tuple[str, str]] = {
    "gap": (
        "Op positie {position} hoort een regel te staan, maar de volgende is {found}.",
        "A line belongs at position {position}, but the next one is at {found}.",
    ),
    "not-a-leaf": (
        "De regel op positie {position} is geen blad van versie 1 (onderdeel: {field}).",
        "The line at position {position} is no leaf of version 1 (part: {field}).",
    ),
    "index": (
        "Het blad op positie {position} noemt zichzelf nummer {found}.",
        "The leaf at position {position} calls itself number {found}.",
    ),
    "genesis": (
        "Een log begint met één blad van de soort log en heeft geen ander; zie positie {position}.",
        "A log begins with one leaf of kind log and has no other; see position {position}.",
    ),
    "format": (
        "Het log heeft formaat {found}; dit programma kent {known}. Neem een nieuwere versie.",
        "Position {position} names format {found}; this program knows only {known}. "
        "Use a newer version.",
    ),
    "vkey": (
        "De sleutel in het blad op positie {position} is geen geldige ondertekensleutel.",
        "The key in the leaf at position {position} is no valid signing key.",
    ),
    "other-log": (
        "Volgens positie {position} is dit het log {found}, niet het verwachte log {expected}.",
        "By position {position} this is the log {found}, not the expected log {expected}.",
    ),
    "other-key": (
        "Positie {position} noemt ondertekensleutel {found}, niet de verwachte sleutel {expected}.",
        "Position {position} names signing key {found}, not the expected key {expected}.",
    ),
    "time-back": (
        "De tijd gaat terug van {before} op positie {earlier} naar {found} op positie {later}; "
        "het blad op positie {position} klopt niet.",
        "Time goes back from {before} at position {earlier} to {found} at position {later}; "
        "the leaf at position {position} is wrong.",
    ),
    "clock": (
        "Positie {position} beëindigt een gesimuleerde klok die er niet (meer) is.",
        "Position {position} ends a simulated clock that is not (or no longer) there.",
    ),
    "chain-number": (
        "Positie {position} noemt zich nummer {found} van keten {chain}, niet {expected}.",
        "Position {position} calls itself number {found} of chain {chain}, not {expected}.",
    ),
    "chain-link": (
        "Positie {later} sluit in keten {chain} niet aan op positie {earlier}; "
        "het blad op positie {position} is veranderd.",
        "Position {later} does not continue position {earlier} in chain {chain}; "
        "the leaf at position {position} was changed.",
    ),
    "body-digest": (
        "De inhoud op positie {position} is niet de inhoud die is vastgelegd.",
        "The body at position {position} is not the body that was recorded.",
    ),
    "body-missing": (
        "De inhoud op positie {position} ontbreekt en geen later blad legt de vernietiging vast.",
        "The body at position {position} is missing and no later leaf records its destruction.",
    ),
    "body-unexpected": (
        "Op positie {position} hoort geen inhoud.",
        "No body belongs at position {position}.",
    ),
    "body-form": (
        "De inhoud op positie {position} is geen canonieke JSON.",
        "The body at position {position} is not canonical JSON.",
    ),
    "heads": (
        "De ketenstanden die positie {position} vastlegt, zijn niet die van het log tot daar.",
        "The chain heads that position {position} commits to are not those of the log so far.",
    ),
    "stored-head": (
        "De bewaarde stand van keten {chain} is niet het blad op positie {position}.",
        "The stored head of chain {chain} is not the leaf at position {position}.",
    ),
    "columns": (
        "De kolommen waarop positie {position} wordt gevonden, zeggen iets anders dan het blad.",
        "The columns by which position {position} is found differ from what its leaf says.",
    ),
    "size": (
        "Het log telt {found} bladen; volgens de bewaarde stand zijn het er {expected}.",
        "The log counts {found} leaves; by its stored head there are {expected}.",
    ),
    "root": (
        "De wortel over de eerste {position} bladen is niet de wortel die bij het log is bewaard.",
        "The root over the first {position} leaves is not the root that is stored with the log.",
    ),
    "checkpoint-form": (
        "Een controlepunt is niet leesbaar als ondertekende notitie.",
        "A checkpoint cannot be read as a signed note.",
    ),
    "checkpoint-beyond": (
        "Een controlepunt telt {expected} bladen; het log heeft er maar {found}.",
        "A checkpoint counts {expected} leaves; the log has only {found}.",
    ),
    "checkpoint-signature": (
        "Het controlepunt over {position} bladen is niet ondertekend met de sleutel van het log.",
        "The checkpoint over {position} leaves is not signed with the log's key.",
    ),
    "checkpoint-origin": (
        "Het controlepunt over {position} bladen is van een ander log: {found}.",
        "The checkpoint over {position} leaves is of another log: {found}.",
    ),
    "checkpoint-root": (
        "Een van de eerste {position} bladen is veranderd na het controlepunt daarover.",
        "One of the first {position} leaves was changed after the checkpoint over them.",
    ),
    "checkpoint-columns": (
        "Het controlepunt over {position} bladen staat bewaard bij omvang {found} en tijd {at}; "
        "dat zegt het zelf niet.",
        "The checkpoint over {position} leaves is kept under size {found} and time {at}, "
        "which is not what it says.",
    ),
    "checkpoint-simulated": (
        "Het controlepunt over {position} bladen draagt een medeondertekening van een gesimuleerde "
        "tijd.",
        "The checkpoint over {position} leaves carries a cosignature from simulated time.",
    ),
}
"""Each rule with its words in Dutch and English."""
