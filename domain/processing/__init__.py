"""Processing activities (verwerkingen) and their register, AVG 30 and annex 2, art. 2 to 8.

Whether personal data may be looked at for a product or a purpose is asked of `may_process`.
"""

from domain.processing.covering import Asked as Asked
from domain.processing.covering import Covering as Covering
from domain.processing.covering import may_process as may_process
from domain.processing.covering import must_be_listed as must_be_listed
from domain.processing.decisions import PROCESSING as PROCESSING
