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


def dies_once(given: Any, mark: str) -> Any:
    """Passes tables on; the first process that does so dies in the middle."""
    for batch in given:
        yield batch
        try:
            os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            continue
        os._exit(9)
