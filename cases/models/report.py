"""What Form-M and Form-R share as records: reference, number, state, authentication, place."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases.models.columns import choice, link, moment, story
from cases.models.person import Description, Person, PersonQuerySetMixin
from directory.models import PlacedModel, PlacedQuerySet
from trackchild.core.models import VersionedModel
from trackchild.core.references import new_reference

REPORT_CONSTRAINTS = [
    models.UniqueConstraint(
        fields=["number"], condition=~Q(number=""), name="%(app_label)s_%(class)s_number_once"
    ),
    models.UniqueConstraint(
        fields=["external_id"],
        condition=~Q(external_id=""),
        name="%(app_label)s_%(class)s_external_id_once",
    ),
    models.CheckConstraint(
        condition=Q(status__in=("DRAFT", "CANCELLED")) | (~Q(number="") & Q(registered_at__isnull=False)),
        name="%(app_label)s_%(class)s_registered_has_number",
    ),
    models.CheckConstraint(
        condition=Q(authentication="UNVERIFIED") | Q(authenticated_at__isnull=False),
        name="%(app_label)s_%(class)s_authentication_dated",
    ),
]


class ReportQuerySet(PersonQuerySetMixin, PlacedQuerySet):
    def drafts(self) -> "ReportQuerySet":
        return self.filter(status="DRAFT")

    def unverified(self) -> "ReportQuerySet":
        """What the Level-3 office still has to look at."""
        return self.filter(authentication=c.AuthenticationState.UNVERIFIED).exclude(
            status__in=("DRAFT", "CANCELLED")
        )

    def name_starts(self, words: str) -> "ReportQuerySet":
        """Names as written; an index on lower(full_name) serves it."""
        key = " ".join(words.lower().split())
        return self.annotate(_name=Lower("full_name"), _local=Lower("name_local")).filter(
            Q(_name__startswith=key) | Q(_local__startswith=key)
        )


class Report(PlacedModel, VersionedModel, Person, Description):
    """The abstract record behind both forms."""

    reference = models.CharField(
        _("Acknowledgement number"), max_length=20, unique=True, default=new_reference, editable=False
    )
    number = models.CharField(_("Case number"), max_length=60, blank=True, editable=False)
    created_by = link("accounts.Posting", _("Entered by"), db_index=False, editable=False)
    registered_at = moment(_("Registered at"), editable=False)
    authentication = choice(
        _("Authentication"), c.AuthenticationState, default=c.AuthenticationState.UNVERIFIED, editable=False
    )
    authenticated_at = moment(_("Authenticated or returned at"), editable=False)
    authenticated_by = link(settings.AUTH_USER_MODEL, _("Authenticated by"), db_index=False, editable=False)
    authentication_note = story(_("Remarks of the authenticating office"), editable=False)

    class Meta:
        abstract = True

    @property
    def is_draft(self) -> bool:
        return self.status == "DRAFT"

    @property
    def held_by(self) -> Any:
        """The office to ask, as every reader of the record may know it."""
        return self.office
