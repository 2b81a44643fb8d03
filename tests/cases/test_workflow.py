"""The table of steps, in Python and in the database."""

import pytest
from django.db import InternalError, transaction

from cases import workflow
from cases.choices import MissingStatus, RecoveryStatus
from cases.models import MissingReport, RecoveryReport
from directory.grants import permissions
from tests.factories.cases import MissingReportFactory, RecoveryReportFactory

TABLES = (workflow.MISSING_REPORT, workflow.RECOVERY_REPORT, workflow.SIGHTING)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.model)
def test_every_step_names_a_state_and_a_permission_somebody_holds(table):
    states = {value for value, _label in table.get_model()._meta.get_field("status").choices}

    for step in table.transitions:
        assert {*step.sources, step.target} <= states, step.name
        assert step.permission in permissions(), step.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.model)
def test_every_state_can_be_reached(table):
    reached = {table.initial, *(target for _source, target in table.pairs())}

    states = {value for value, _label in table.get_model()._meta.get_field("status").choices}

    # A recovered person's draft is the only other way out.
    assert states - reached == set()


@pytest.mark.django_db
def test_a_stray_update_cannot_skip_a_state():
    report = MissingReportFactory(open=True)

    with pytest.raises(InternalError), transaction.atomic():
        MissingReport.objects.filter(pk=report.pk).update(status=MissingStatus.CLOSED)


@pytest.mark.django_db
def test_the_database_lets_no_draft_become_disposed():
    report = RecoveryReportFactory()

    with pytest.raises(InternalError), transaction.atomic():
        RecoveryReport.objects.filter(pk=report.pk).update(status=RecoveryStatus.DISPOSED)
