"""The JSON contract as pages: a table of every field, and TypeScript types, both out of the schemas in schemas/."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Node = dict[str, Any]

SCHEMAS = Path(__file__).parent.parent / "schemas"
_ROOTS = (("annotation", "Annotation"), ("comparison", "Comparison"))
_NOT_PLURAL = ("status", "days")


def json_page() -> str:
    """docs/json.md: what each field holds."""
    lines = [
        "# The JSON contract", "",
        "Offsets are code points into the text, half-open. In JavaScript, whose strings count otherwise: "
        "`Array.from(text).slice(start, end).join('')`.",
        "The schemas (`schemas/`, in the package as `provenance.schemas`) have names of their own as `$id`, not "
        "addresses: nothing is fetched. TypeScript types are in [schemas/provenance.d.ts](../schemas/provenance.d.ts).",
        "A later 1.x adds fields; none goes or changes its meaning. A field in *italics* may be absent.",
    ]  # fmt: skip
    for stem, root in _ROOTS:
        schema = _schema(stem)
        lines += ["", f"## {schema['title']}", "", schema["description"]]
        for name, node in _objects(schema, root):
            lines += ["", f"### {name}", "", *_described(node), "| field | type | meaning |", "| --- | --- | --- |"]
            lines += [_row(field, inner, field in node["required"], schema) for field, inner in _fields(node)]
    return "\n".join(lines) + "\n"


def types() -> str:
    """schemas/provenance.d.ts: the same as TypeScript types."""
    lines = ["// Written by docs/generate.py from the JSON schemas beside it. Offsets are code points, half-open."]
    seen: set[str] = set()
    for stem, root in _ROOTS:
        schema = _schema(stem)
        for name, node in _objects(schema, root):
            if name not in seen:
                lines += ["", *_interface(name, node, schema)]
                seen.add(name)
    return "\n".join(lines) + "\n"


def _interface(name: str, node: Node, schema: Node) -> Iterator[str]:
    yield f"export interface {name} {{"
    for field, inner in _fields(node):
        if meaning := _meaning(inner, schema):
            yield f"  /** {meaning} */"
        yield f"  {field}{'' if field in node['required'] else '?'}: {_type(inner, schema, field)};"
    yield "}"


def _row(field: str, node: Node, required: bool, schema: Node) -> str:
    shown = f"`{field}`" if required else f"*`{field}`*"
    kind = _type(node, schema, field).replace("|", "\\|")
    return f"| {shown} | `{kind}` | {_meaning(node, schema)} |"


def _objects(schema: Node, root: str) -> Iterator[tuple[str, Node]]:
    """Every object of the schema with its name, outermost first, then those that are defined apart."""
    yield from _inside(root, schema)
    for name, node in schema["$defs"].items():
        if node.get("type") == "object":
            yield _named(name), node


def _inside(name: str, node: Node) -> Iterator[tuple[str, Node]]:
    yield name, node
    for field, inner in _fields(node):
        item = inner.get("items", inner)
        if "properties" in item:
            yield from _inside(item.get("title") or _named(field), item)


def _fields(node: Node) -> Iterator[tuple[str, Node]]:
    yield from node["properties"].items()


def _named(field: str) -> str:
    """The type of a field's items: `sentences` → `Sentence`, `omitted` → `Omitted`."""
    singular = field[:-1] if field.endswith("s") and field not in _NOT_PLURAL else field
    return singular[0].upper() + singular[1:]


def _type(node: Node, schema: Node, field: str) -> str:
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        target = schema["$defs"][name]
        return _named(name) if target.get("type") == "object" else _type(target, schema, name)
    if "anyOf" in node:
        return " | ".join(_type(each, schema, field) for each in node["anyOf"])
    if "const" in node or "enum" in node:
        return " | ".join(json.dumps(value) for value in node.get("enum", [node.get("const")]))
    if "properties" in node:
        return str(node.get("title") or _named(field))
    kinds = node["type"] if isinstance(node["type"], list) else [node["type"]]
    return " | ".join(_array(node, schema, field) if kind == "array" else _plain(kind) for kind in kinds)


def _array(node: Node, schema: Node, field: str) -> str:
    inner = _type(node["items"], schema, field)
    if "maxItems" in node:
        return f"[{', '.join([inner] * node['maxItems'])}]"
    return f"({inner})[]" if " | " in inner else f"{inner}[]"


def _plain(kind: str) -> str:
    return "number" if kind == "integer" else kind


def _meaning(node: Node, schema: Node) -> str:
    if "description" in node or "$ref" not in node:
        return str(node.get("description", ""))
    target: Node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return str(target.get("description", ""))


def _described(node: Node) -> Iterator[str]:
    if "description" in node and "$schema" not in node:
        yield from (node["description"], "")


def _schema(stem: str) -> Node:
    schema: Node = json.loads((SCHEMAS / f"{stem}.schema.json").read_text(encoding="utf-8"))
    return schema
