"""References for citizens, and running numbers without gaps."""

import threading

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from trackchild.core import references
from trackchild.core.references import ALPHABET, is_valid_reference, new_reference, next_number

POSITIONS = [i for i, c in enumerate("AAAA-AAAA-AAAA-A") if c != "-"]


def test_reference_has_its_form_and_is_valid():
    reference = new_reference()

    assert len(reference) == 16
    assert is_valid_reference(reference)


def test_references_do_not_repeat():
    assert len({new_reference() for _ in range(5000)}) == 5000


@given(st.sampled_from(POSITIONS), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(position, character):
    reference = "7K3M-9QWX-2HTB-" + references._check_character("7K3M9QWX2HTB")
    wrong = reference[:position] + character + reference[position + 1 :]

    assert is_valid_reference(wrong) == (wrong == reference)


@given(st.text(ALPHABET, min_size=12, max_size=12), st.integers(0, 11))
def test_two_swapped_neighbours_are_noticed(body, place):
    whole = body + references._check_character(body)
    swapped = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]

    assert is_valid_reference(swapped) == (swapped == whole)


def test_what_people_type_is_understood():
    reference = new_reference()
    typed = reference.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert references.normalise_reference(f" {typed} ") == reference


@pytest.mark.parametrize("text", ["", "7K3M", "७" * 13, "U" * 13, "' OR 1=1 --", "7" * 9000])
def test_other_text_is_no_reference(text):
    assert references.normalise_reference(text) in {"", "7777-7777-7777-7"}


@pytest.mark.django_db
def test_numbers_run_per_series():
    assert [next_number("PS1/2026"), next_number("PS1/2026"), next_number("PS2/2026")] == [1, 2, 1]


@pytest.mark.django_db
def test_number_of_a_failed_transaction_is_given_again():
    with transaction.atomic():
        next_number("PS1/2026")
        transaction.set_rollback(True)

    assert next_number("PS1/2026") == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_and_no_double_when_many_ask_at_once():
    taken: list[int] = []

    def take(worker: int) -> None:
        try:
            for turn in range(10):
                with transaction.atomic():
                    number = next_number("PS1/2026")
                    if (worker + turn) % 4 == 0:
                        transaction.set_rollback(True)
                    else:
                        taken.append(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(worker,)) for worker in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == list(range(1, len(taken) + 1))
    assert len(taken) == 45
