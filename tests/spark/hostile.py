"""Work on an article that may go wrong in every way, imported by the tasks of the tests."""

from __future__ import annotations

import os
import time
from typing import Any


def do(job: Any) -> Any:
    from provenance.spark.annotation import do as well

    match job.item.id:
        case "dies":
            os._exit(9)
        case "sticks":
            time.sleep(600)
        case "swells":
            raise MemoryError
        case "faulty":
            raise ValueError("a bug")
    return well(job)
