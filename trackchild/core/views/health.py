"""For load balancers and supervisors: does the process live, and can it do its work?"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trackchild.core import health


@login_not_required
@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    answers = {name: check() for name, check in health.CHECKS.items()}
    is_ready = all(answers.values())
    words = {name: "ok" if answer else "failed" for name, answer in answers.items()}
    response = JsonResponse({"ready": is_ready, **words}, status=200 if is_ready else 503)
    response._has_been_logged = True  # a prober asks all the time; the answer is for it, not for the log
    return response


healthz.policy = readyz.policy = "public"
