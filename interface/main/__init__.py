"""Where it is put together: the only place that knows both interface and infra."""

from interface.main.dates import dates_by as dates_by
from interface.main.installation import Installations as Installations
from interface.main.opening import open_doors as open_doors
from interface.main.serving import look_after as look_after
from interface.main.serving import served as served
from interface.main.serving import settle as settle
