"""The mail in a file: whole or not at all."""

from __future__ import annotations

import os

import pytest

from dateline.delivery import write_eml
from dateline.errors import DeliveryError


def test_the_file_holds_the_mail_byte_for_byte(compose, tmp_path):
    write_eml(compose(), tmp_path / "brief.eml")
    assert (tmp_path / "brief.eml").read_bytes() == compose().as_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["brief.eml"]


def test_a_file_that_is_there_is_replaced(compose, tmp_path):
    path = tmp_path / "brief.eml"
    write_eml(compose(subject="old"), path)
    write_eml(compose(subject="new"), path)
    assert b"Subject: new" in path.read_bytes()


def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_beside_it(
    compose, tmp_path, monkeypatch
):
    path = tmp_path / "brief.eml"
    write_eml(compose(subject="old"), path)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeliveryError, match="No space left on device") as raised:
        write_eml(compose(subject="new"), path)
    assert "has room" in raised.value.advice
    assert b"Subject: old" in path.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["brief.eml"]


def test_a_missing_folder_is_said(compose, tmp_path):
    with pytest.raises(DeliveryError, match="No such file or directory"):
        write_eml(compose(), tmp_path / "none" / "brief.eml")


def test_a_folder_is_not_replaced(compose, tmp_path):
    (tmp_path / "brief.eml").mkdir()
    with pytest.raises(DeliveryError, match="Is a directory"):
        write_eml(compose(), tmp_path / "brief.eml")
    assert [file.name for file in tmp_path.iterdir()] == ["brief.eml"]
