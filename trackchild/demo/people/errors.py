"""How facts change on their way into a register: spelling, script, guesses, gaps."""

import random
import re
from datetime import date, timedelta

from trackchild.demo.people.names import Name, in_script

# Two spellings of one sound; either may stand for the other.
SPELLINGS = (
    ("sh", "s"), ("ee", "i"), ("oo", "u"), ("aa", "a"), ("v", "b"), ("v", "w"), ("ph", "f"), ("z", "j"),
    ("ksh", "x"),
    ("th", "t"), ("dh", "d"), ("bh", "b"), ("kh", "k"), ("gh", "g"), ("i", "e"), ("u", "o"), ("y", "i"),
    ("a", "o"),
    ("chh", "ch"), ("q", "k"), ("ai", "e"), ("au", "o"), ("nn", "n"), ("tt", "t"), ("ll", "l"), ("j", "g"),
    ("r", "d"),
    ("an", "aan"), ("ar", "er"), ("am", "um"), ("ya", "ia"), ("w", "v"), ("dy", "dhy"), ("een", "in"),
    ("ish", "esh"),
)  # fmt: skip
WORDS_SPELT = {
    "Kumari": ("Kumari", "Kumary", "Km", "Kri"), "Kumar": ("Kumar", "Kr", "Kr.", "Kumer"),
    "Khatun": ("Khatun", "Khatoon", "Khatoun"),
    "Md.": ("Md.", "Md", "Mohd", "Mohammad", "Mo."), "Mohammad": ("Mohammad", "Md", "Mohammed", "Muhammad"),
    "Singh": ("Singh", "Sing", "Sinh"), "Devi": ("Devi", "Debi", "Dewi"), "Yadav": ("Yadav", "Jadav",
    "Yadaw", "Yadev"),
    "Bibi": ("Bibi", "Bivi", "Biwi"), "Sk": ("Sk", "Sheikh", "Shaikh", "Sekh", "SK."), "Shaikh": ("Shaikh",
    "Sheikh", "Shekh", "Sk"),
    "Lakshmi": ("Lakshmi", "Laxmi", "Lakhi", "Luxmi"), "Laxmi": ("Laxmi", "Lakshmi", "Lakshmee"),
    "Mondal": ("Mondal", "Mandal"),
    "Husain": ("Husain", "Hussain", "Hossain", "Hussein"), "Chaudhary": ("Chaudhary", "Choudhary",
    "Chowdhury", "Choudhari"),
    "Verma": ("Verma", "Varma"), "Sharma": ("Sharma", "Sarma"), "Roy": ("Roy", "Ray", "Rai"), "Das": ("Das",
    "Dass"),
    "Pooja": ("Pooja", "Puja"), "Chakraborty": ("Chakraborty", "Chakravarty", "Chakrabarti"), "Dey": ("Dey",
    "De"),
}  # fmt: skip
EMPTY_WORDS = ("UNKNOWN", "NK", "-", "not known", "Not Known", "N.K.")
FATHER_TITLES = ("Late ", "Shri ", "Sri ", "Sh. ", "Late Shri ", "Late ")
MOTHER_TITLES = ("Smt. ", "Smt ", "Late ", "Mrs. ")


def misspell(rng: random.Random, latin: str) -> str:
    """One slip of spelling in one word."""
    words = latin.split()
    place = rng.randrange(len(words))
    words[place] = _misspell_word(rng, words[place])
    return " ".join(words)


def _misspell_word(rng: random.Random, word: str) -> str:
    if word in WORDS_SPELT:
        return rng.choice(WORDS_SPELT[word])
    if len(word) < 4:
        return word
    if rng.random() < 0.2:
        return _slip_of_key(rng, word)
    lower = word.lower()
    fitting = [(a, b) for pair in SPELLINGS for a, b in (pair, pair[::-1]) if a in lower]
    if not fitting:
        return word
    sound, other = rng.choice(fitting)
    at = rng.choice([found.start() for found in re.finditer(sound, lower)])
    changed = lower[:at] + other + lower[at + len(sound) :]
    return changed.capitalize()


def _slip_of_key(rng: random.Random, word: str) -> str:
    at = rng.randrange(1, len(word) - 1)
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def written(rng: random.Random, name: Name, *, script: str, slip: float, local: float) -> str:
    """The name as a clerk puts it down: with the chance `local` in the script of the place."""
    if script != "Latn" and rng.random() < local:
        text = name.local if script == "own" else in_script(name, script)
        if text:
            return text
    latin = name.latin
    if rng.random() < slip:
        latin = misspell(rng, latin)
        if rng.random() < 0.3:
            latin = misspell(rng, latin)
    dice = rng.random()
    if dice < 0.25:
        return latin.upper()
    return latin.lower() if dice < 0.3 else latin


def shortened(rng: random.Random, name: Name) -> Name:
    """Only the first word, or the words in another order."""
    words, local = name.latin.split(), name.local.split()
    if len(words) < 2 or len(local) != len(words):
        return name
    if rng.random() < 0.75:
        first = 1 if words[0] in ("Md.", "Mohammad", "Sk") else 0
        return Name(words[first], local[first])
    return Name(" ".join(reversed(words)), " ".join(reversed(local)))


def titled(rng: random.Random, text: str, titles: tuple[str, ...], chance: float) -> str:
    return rng.choice(titles) + text if text and text.isascii() and rng.random() < chance else text


def or_empty(rng: random.Random, text: str, gap: float) -> str:
    """The text, or with the chance `gap` nothing, or one of the words that mean nothing."""
    if rng.random() >= gap:
        return text
    return rng.choice(EMPTY_WORDS) if rng.random() < 0.3 else ""


def day(rng: random.Random, on: date) -> str:
    return on.strftime(rng.choice(("%Y-%m-%d", "%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")))


def misremembered(rng: random.Random, on: date, latest: date) -> date:
    """A date of birth told from memory: often right, else a day or a year off, never after `latest`."""
    dice = rng.random()
    if dice < 0.75:
        return on
    return min(latest, on + timedelta(days=rng.choice((-365, 365, -31, 31, -1, 1, 10))))


def place_name(rng: random.Random, name: str, former: tuple[str, ...]) -> str:
    """The name of a district, now and then a former one or misspelt."""
    dice = rng.random()
    if former and dice < 0.15:
        return former[0]
    if dice < 0.22 and len(name) > 5:
        return misspell(rng, name)
    return name.upper() if dice < 0.35 else name
