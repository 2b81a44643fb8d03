"""The authenticator app of an account: begun, confirmed by one code from it, removed."""

from django_otp.plugins.otp_totp.models import TOTPDevice

from trackchild.accounts.models import User

NAME = "app"


def begun(user: User) -> TOTPDevice:
    """The app not yet confirmed, with its key; the same one until it is."""
    device, _made = TOTPDevice.objects.get_or_create(user=user, confirmed=False, name=NAME)
    return device


def confirm(device: TOTPDevice, code: str) -> bool:
    """Take the app into use when the code comes from it."""
    if not device.verify_token(code):
        return False
    device.confirmed = True
    device.save()
    return True


def remove(user: User) -> None:
    TOTPDevice.objects.filter(user=user).delete()
