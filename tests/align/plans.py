"""Invented plans for the tests of the alignment: text in, what the readers make of it out."""

from __future__ import annotations

from kg.extract.facts import extract_facts
from kg.model.document import Document
from kg.model.facts import Facts
from kg.model.plan import Manifest
from kg.read.reader import read_bytes


def read(text: str) -> tuple[Document, Facts]:
    """The document and the facts of a text."""
    document = read_bytes("plan.txt", text.encode("utf-8"))
    return document, extract_facts(document)


def manifest(plan: str = "donghe", period: tuple[int, int] | None = (2021, 2025), **fields: str) -> Manifest:
    """The record of an invented plan."""
    return Manifest(
        plan=plan, source="source.txt", sha256="0" * 64, jurisdiction=fields.get("jurisdiction", "cn-999999"),
        title="东河县公共服务规划", period=period, status="final", language="zh", script="Hans", origin="invented",
        short_name_zh="东河", short_name_en="Donghe",
    )  # fmt: skip


def plan_of(forward: str = "", record: str = "", guiding: str = "") -> str:
    """A whole plan with the given sentences in its forward text, its record and its guiding thought."""
    return (
        "东河县“十四五”公共服务规划\n\n一、规划背景\n(一)发展基础\n"
        f"“十三五”时期,我县公共服务水平稳步提升。{record}\n二、总体要求\n(一)指导思想\n以人民为中心。{guiding}\n"
        f"三、重点任务\n(一)民生保障\n全面提升服务水平。{forward}\n"
    )
