"""A host as the layers about it see it: each may be about another part of it, and leave out another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provenance.xml.host import Host
from provenance.xml.layer import part_of
from provenance.xml.tei import read_host, read_hosts


def hosts_of(layers: Sequence[Any], data: bytes, where: str) -> list[Host]:
    """The host as each of these layers sees it. It is read once for all layers that leave out the same elements of it,
    not once for each. Raises like `read_host`."""
    seen = [part_of(layer) for layer in layers]
    found: dict[tuple[str, tuple[str, ...]], Host] = {}
    for left in dict.fromkeys(left for _, left in seen):
        parts = list(dict.fromkeys(part for part, omitted in seen if part and omitted == left))
        if parts:
            hosts = read_hosts(data, where, parts, dict.fromkeys(left, "left"))
            found |= {(part, left): host for part, host in zip(parts, hosts, strict=True)}
        if ("", left) in seen:
            found["", left] = read_host(data, where, left=left)
    return [found[each] for each in seen]
