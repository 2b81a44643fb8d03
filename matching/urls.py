"""Addresses of matches in the work space."""

from django.urls import path

from matching.views import agents, proposals
from matching.views import office as v
from matching.views import weights as w

app_name = "matching"

office_patterns = [
    path("matches/", v.MatchListView.as_view(), name="match-list"),
    path(
        "matches/propose/missing/<str:reference>/",
        proposals.ProposeForMissing.as_view(),
        name="propose-for-missing",
    ),
    path(
        "matches/propose/recovered/<str:reference>/",
        proposals.ProposeForRecovered.as_view(),
        name="propose-for-recovered",
    ),
    path("matches/weights/", w.WeightsListView.as_view(), name="weights-list"),
    path("matches/weights/drift/<str:month>/", w.DriftView.as_view(), name="weights-drift"),
    path("matches/weights/<str:reference>/", w.WeightsDetailView.as_view(), name="weights-detail"),
    path("matches/weights/<str:reference>/decide/", w.WeightsDecideView.as_view(), name="weights-decide"),
    path("agents/", agents.AgentList.as_view(), name="agent-list"),
    path("agents/new/", agents.AgentNew.as_view(), name="agent-new"),
    path("agents/<str:reference>/", agents.AgentDetail.as_view(), name="agent-detail"),
    path("agents/<str:reference>/edit/", agents.AgentEdit.as_view(), name="agent-edit"),
    path("agents/<str:reference>/pause/", agents.AgentPause.as_view(), name="agent-pause"),
    path("agents/<str:reference>/delete/", agents.AgentDelete.as_view(), name="agent-delete"),
    path("matches/<str:reference>/", v.MatchDetailView.as_view(), name="match-detail"),
    path("matches/<str:reference>/print/", v.MatchPrintView.as_view(), name="match-print"),
    path("matches/<str:reference>/review/", v.ReviewView.as_view(), name="match-review"),
    path("matches/<str:reference>/answer/", v.AnswerView.as_view(), name="match-answer"),
    path("matches/<str:reference>/verify/", v.VerifyView.as_view(), name="match-verify"),
    path("matches/<str:reference>/accept/", v.AcceptView.as_view(), name="match-accept"),
    path("matches/<str:reference>/undo/", v.UndoView.as_view(), name="match-undo"),
]
