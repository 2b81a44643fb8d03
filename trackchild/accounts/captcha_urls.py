"""Addresses of the captcha's picture and beeps: open to everybody, without a language in them."""

from captcha import views as package
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

from trackchild.accounts import captcha

for view in (package.captcha_image, package.captcha_refresh, captcha.audio):
    login_not_required(view)
    view.policy = "public"

urlpatterns = [
    re_path(r"^image/(?P<key>\w+)/$", package.captcha_image, {"scale": 1}, name="captcha-image"),
    re_path(r"^image/(?P<key>\w+)@2/$", package.captcha_image, {"scale": 2}, name="captcha-image-2x"),
    re_path(r"^audio/(?P<key>\w+)\.wav$", captcha.audio, name="captcha-audio"),
    path("refresh/", package.captcha_refresh, name="captcha-refresh"),
]
