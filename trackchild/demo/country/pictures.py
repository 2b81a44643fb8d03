"""The pool of drawn portraits in the database; a few pictures serve the whole country."""

import io

from trackchild.core.photos import ingest
from trackchild.demo.portraits import AGES, VARIANTS, portrait


class Pictures:
    """Portraits by sex and age; each stands once in the database."""

    def __init__(self) -> None:
        self.keys = {
            (sex, age): [
                ingest(io.BytesIO(portrait(sex, age, variant)), owner=f"demo:{sex}-{age}-{variant}").pk
                for variant in range(VARIANTS)
            ]
            for sex in "MF"
            for age in AGES
        }

    def pick(self, sex: str, age: str, draw: int) -> int:
        pool = self.keys["F" if sex == "F" else "M", age]
        return pool[draw % len(pool)]
