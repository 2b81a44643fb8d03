"""What can happen to a match."""

from django.utils.translation import gettext_lazy as _

from trackchild.core.events import declare

MATCH_SUGGESTED = declare("match.suggested", _("Possible match suggested"))
MATCH_PROPOSED = declare("match.proposed", _("Match proposed by an officer"))
MATCH_CONFIRMED_ONE = declare("match.confirmed_one", _("Match confirmed by one side"))
MATCH_CONFIRMED_BOTH = declare("match.confirmed_both", _("Match confirmed by both sides"))
MATCH_VERIFIED = declare("match.verified", _("Match verified"))
MATCH_ACCEPTED = declare("match.accepted", _("Match accepted"))
MATCH_REJECTED = declare("match.rejected", _("Match rejected"))
MATCH_MORE_NEEDED = declare("match.more_needed", _("More information asked for"))
MATCH_UNDONE = declare("match.undone", _("Decision on the match undone"))
MATCH_EXPIRED = declare("match.expired", _("Match no longer followed"))
MATCH_ANSWERED = declare("match.answered", _("Question about the match answered"))
MATCH_REOPENED = declare("match.reopened", _("Match followed again"))
MATCH_UNOPENED = declare("match.unopened", _("Match not opened in time: head of the office told"))
MATCH_STILL_UNOPENED = declare("match.still_unopened", _("Match still not opened: district told"))
WEIGHTS_PROPOSED = declare("weights.proposed", _("New weights of the matching proposed"))
WEIGHTS_APPROVED = declare("weights.approved", _("Weights of the matching approved"))
WEIGHTS_DECLINED = declare("weights.declined", _("Weights of the matching declined"))
AGENT_FOUND = declare("search_agent.found", _("Your search agent has found a report"))
CLUE_SUGGESTED = declare("clue.suggested", _("A missing person may be the one of your record"))
