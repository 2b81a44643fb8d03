"""Reads the faces of photographs that came before the portal compared them, or forgets all faces."""

from django.core.management.base import BaseCommand
from django.db import connection

from matching import faces, services
from matching.models.face import use_vectors


class Command(BaseCommand):
    help = "Read the faces of photographs not read yet; with --forget, delete all that was read."

    def add_arguments(self, parser):
        parser.add_argument("--forget", action="store_true", help="delete every descriptor and picture mark")

    def handle(self, *, forget: bool, **_options):
        if forget:
            self.stderr.write(f"{services.forget_faces()} photographs forgotten")
            return
        if not use_vectors(connection):
            self.stderr.write("The database has no pgvector: faces are compared one by one, which is slow.")
        if not faces.is_available():
            self.stderr.write("The extra «faces» is not installed: photographs are not compared here.")
        done = services.read_unread(self.stderr.write)
        self.stderr.write(f"{done} photographs read. `manage.py match_all` compares them with all others.")
