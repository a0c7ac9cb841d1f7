"""Stages: Parquet folders that are made once. Each has a note of what it was made from; complete ones are not made
again, which is how an interrupted run resumes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from attrs import asdict, frozen, has
from pyspark.sql import DataFrame, SparkSession

from provenance.batch.outputs import OutputRefused
from provenance.version import program

_NOTES = ".provenance"


def digest(*made_from: object) -> str:
    """SHA-256 of everything that determines a stage, including the program."""
    return hashlib.sha256(json.dumps([program(), *made_from], default=_plain, sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> Any:
    return asdict(value) if has(type(value)) else sorted(value)


@frozen
class Stages:
    """The stages in one folder, on whatever file system Spark writes to."""

    spark: SparkSession
    folder: str
    overwrite: bool = False

    def stage(
        self, name: str, made_from: str, write: Callable[[str], object], about: Mapping[str, object] | None = None
    ) -> None:
        """Make a stage, unless it is complete: `write` receives the folder, and what it is `about` is noted. Raises
        `OutputRefused` if what is there was made from something else, or by something else."""
        place, note = self.place(name), self._note(name)
        there = self._exists(place)
        same = note is not None and note["made_from"] == made_from
        done = note is not None and note["complete"] and there
        if done and same:
            return
        if not self.overwrite and there and not same:
            problem = "was made from other inputs, settings or program" if note else "was not made by this program"
            raise OutputRefused(problem, where=place, remedy="choose another OUT, or replace it with --overwrite")
        if not same:
            self._system(place).delete(self._path(place), True)
        self._write_note(name, {"made_from": made_from, "complete": False})
        write(place)
        self._write_note(name, {"made_from": made_from, "complete": True, **(about or {})})

    def within(self, name: str) -> Stages:
        """The stages within a stage."""
        return Stages(self.spark, self.place(name), self.overwrite)

    def table(self, name: str) -> DataFrame:
        return self.spark.read.parquet(self.place(name))

    def place(self, name: str) -> str:
        return f"{self.folder.rstrip('/')}/{name}"

    def made_from(self, name: str) -> str:
        """What a complete stage was made from. Raises `OutputRefused` for an incomplete one."""
        return str(self.about(name)["made_from"])

    def about(self, name: str) -> dict[str, Any]:
        """What was noted about a complete stage. Raises `OutputRefused` for an incomplete one."""
        note = self._note(name)
        if note is None or not note["complete"]:
            remedy = "give the folder that an earlier step wrote, once that step is complete"
            raise OutputRefused("is not a complete stage", where=self.place(name), remedy=remedy)
        return note

    def keep(self, table: DataFrame, name: str) -> DataFrame:
        """Compute a table into a folder that `tidy` removes, so that nothing is lost with a machine."""
        place = self.place(f"{_NOTES}/kept/{name}")
        table.write.mode("overwrite").parquet(place)
        return self.spark.read.parquet(place)

    def tidy(self) -> None:
        place = self.place(f"{_NOTES}/kept")
        self._system(place).delete(self._path(place), True)

    def _path(self, place: str) -> Any:
        return self.spark._jvm.org.apache.hadoop.fs.Path(place)

    def _system(self, place: str) -> Any:
        """The Hadoop file system that a folder is on."""
        return self._path(place).getFileSystem(self.spark._jsc.hadoopConfiguration())

    def _exists(self, place: str) -> bool:
        return bool(self._system(place).exists(self._path(place)))

    def _note_of(self, name: str) -> str:
        return self.place(f"{_NOTES}/{name}.json")

    def _note(self, name: str) -> dict[str, Any] | None:
        place = self._note_of(name)
        if not self._exists(place):
            return None
        stream = self._system(place).open(self._path(place))
        try:
            text = self.spark._jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8")
        finally:
            stream.close()
        try:
            found: dict[str, Any] = json.loads(text)
        except ValueError:  # the note that a killed run was writing
            return {"made_from": None, "complete": False}
        return found

    def _write_note(self, name: str, note: dict[str, Any]) -> None:
        place = self._note_of(name)
        stream = self._system(place).create(self._path(place), True)
        try:
            stream.write(bytearray(json.dumps(note).encode()))
        finally:
            stream.close()


def saved(make: Callable[[], DataFrame], form: str = "parquet") -> Callable[[str], None]:
    """How a table is written into the folder of its stage; JSON with all keys in each line."""

    def write(place: str) -> None:
        make().write.mode("overwrite").format(form).option("ignoreNullFields", "false").save(place)

    return write
