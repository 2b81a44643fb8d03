"""Invented people: names, families, faces and two imperfect registers about them. Needs no database."""

from trackchild.demo.people.registers import MISSING_COLUMNS, RECOVERED_COLUMNS, registers

__all__ = ["MISSING_COLUMNS", "RECOVERED_COLUMNS", "registers"]
