"""Addresses of log-in, of one's own account and of the users' desk."""

from django.urls import path

from trackchild.accounts.views import account, login, reset, users

app_name = "accounts"

public_patterns = [
    path("accounts/login/", login.login, name="login"),
    path("accounts/verify/", login.verify, name="verify"),
    path("accounts/verify/resend/", login.resend, name="resend"),
    path("accounts/logout/", login.logout, name="logout"),
    path("accounts/posting/", login.posting, name="posting"),
    path("accounts/password-reset/", reset.password_reset, name="password-reset"),
    path("accounts/password-reset/verify/", reset.password_reset_verify, name="password-reset-verify"),
    path("accounts/sessions/", account.session_list, name="sessions"),
    path("accounts/sessions/end-others/", account.session_end_others, name="session-end-others"),
    path("accounts/sessions/<int:pk>/end/", account.session_end, name="session-end"),
    path("accounts/password/", account.password_change, name="password-change"),
    path("accounts/second-factor/", account.second_factor, name="second-factor"),
    path("accounts/second-factor/qr.svg", account.second_factor_qr, name="second-factor-qr"),
    path("accounts/second-factor/remove/", account.second_factor_remove, name="second-factor-remove"),
    path("accounts/confirm/", account.confirm, name="confirm"),
    path("accounts/keep-alive/", account.keep_alive, name="keep-alive"),
]

office_patterns = [
    path("users/", users.user_list, name="user-list"),
    path("users/new/", users.user_new, name="user-new"),
    path("users/postings/<int:pk>/approve/", users.posting_approve, name="posting-approve"),
    path("users/postings/<int:pk>/refuse/", users.posting_refuse, name="posting-refuse"),
    path("users/postings/<int:pk>/end/", users.posting_end, name="posting-end"),
    path("users/postings/<int:pk>/hand-over/", users.posting_hand_over, name="posting-hand-over"),
    path("users/<str:username>/", users.user_detail, name="user-detail"),
    path("users/<str:username>/suspend/", users.user_suspend, name="user-suspend"),
]
