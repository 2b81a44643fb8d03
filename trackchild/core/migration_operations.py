"""A migration operation of our own: all triggers of an app at once."""

from collections.abc import Iterator

from django.db.migrations.operations.base import Operation


class InstallTriggers(Operation):
    """Creates the triggers that the models of the app were declared with (option `triggers`).

    One operation a trigger would have the whole state rendered for each of them: minutes for a hundred.
    """

    def state_forwards(self, app_label, state) -> None:
        """The models were created with their triggers; nothing else changes."""

    def database_forwards(self, app_label, schema_editor, _from_state, to_state) -> None:
        for trigger in _triggers(app_label, to_state):
            schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, _to_state) -> None:
        for trigger in _triggers(app_label, from_state):
            schema_editor.execute(trigger.uninstall_sql, params=None)

    def describe(self) -> str:
        return "Create the triggers of the models"


def _triggers(app_label: str, state) -> Iterator:
    for (app, _name), model in state.models.items():
        if app == app_label:
            yield from model.options.get("triggers", ())
