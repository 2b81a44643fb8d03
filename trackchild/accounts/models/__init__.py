from trackchild.accounts.models.codes import OneTimeCode
from trackchild.accounts.models.guard import LoginGuard, NetworkFailures
from trackchild.accounts.models.posting import Posting
from trackchild.accounts.models.session import SignedInSession
from trackchild.accounts.models.user import User

__all__ = ["LoginGuard", "NetworkFailures", "OneTimeCode", "Posting", "SignedInSession", "User"]
