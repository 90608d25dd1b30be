"""Why something is not recorded of a disclosure; above all: why nothing may be disclosed."""

from domain.errors import Broken, NotFound


class DisclosureNotFound(NotFound):
    code = "disclosure-not-found"


class DisclosureAlreadyRecorded(Broken):
    code = "disclosure-already-recorded"


class DisclosureIsRefused(Broken):
    code = "disclosure-is-refused"


class DisclosureNotPermitted(Broken):
    """Neither the municipality's explicit permission nor a legal duty (annex 2, art. 10)."""

    code = "disclosure-not-permitted"


class PermissionOver(Broken):
    code = "disclosure-permission-over"


class BeforePermission(Broken):
    code = "disclosure-before-permission"


class CategoriesNotCovered(Broken):
    """More than was asked for, permitted, or owed by law."""

    code = "disclosure-categories-not-covered"


class SubjectsNotAskedFor(Broken):
    code = "disclosure-subjects-not-asked-for"


class AlreadyPermitted(Broken):
    code = "disclosure-already-permitted"


class NothingPermitted(Broken):
    code = "disclosure-nothing-permitted"


class DisclosureObliged(Broken):
    code = "disclosure-obliged"


class PermissionEndsBefore(Broken):
    code = "disclosure-permission-ends-before"
