"""Records to JSON and back, whole: what goes in comes out."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}  # building one takes milliseconds


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def to_plain(record: object) -> Any:
    """The record as dicts, lists, strings and numbers; dates in ISO 8601."""
    return _adapter(type(record)).dump_python(record, mode="json")


def to_json(record: object) -> str:
    """The record as one line of JSON."""
    return _adapter(type(record)).dump_json(record).decode()


def from_json(kind: type[T], text: str | bytes) -> T:
    """The record of that kind; ValueError where the JSON does not hold one."""
    record: T = _adapter(kind).validate_json(text)
    return record
