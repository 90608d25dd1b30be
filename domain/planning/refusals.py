"""Why something is not recorded of a yearly cycle."""

from domain.errors import Broken, Forbidden, NotFound


class CycleNotFound(NotFound):
    code = "planning-not-found"


class CycleAlreadyBegun(Broken):
    code = "planning-already-begun"


class DraftedByProvider(Forbidden):
    code = "planning-not-the-provider"


class CycleAlreadyCompleted(Broken):
    code = "planning-already-completed"


class ListsNotDrafted(Broken):
    code = "planning-lists-not-drafted"


class ListsNotHeard(Broken):
    """They are adopted when the administrative consultation was heard (art. 5.1)."""

    code = "planning-lists-not-heard"


class ListsAlreadyHeard(Broken):
    code = "planning-lists-already-heard"


class ListsInAdoption(Broken):
    """What a college adopted is not drafted anew, unless a college sends it back."""

    code = "planning-lists-in-adoption"


class AlreadyAdopted(Broken):
    code = "planning-already-adopted"


class StepBeforeStep(Broken):
    """Each step comes after the one before it."""

    code = "planning-step-before-step"


class ProductNotOnList(Broken):
    code = "planning-product-not-on-list"


class ProductDraftedTwice(Broken):
    code = "planning-product-drafted-twice"


class ListContradicts(Broken):
    """The list would contradict itself or the text."""

    code = "planning-list-contradicts"
