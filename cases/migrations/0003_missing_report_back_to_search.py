import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    """A search that is taken up again goes on as it was: open, with the AHTU, long pending or reopened."""

    dependencies = [
        ("cases", "0002_links"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='missingreport',
            name='missing_report_states',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='missingreport',
            trigger=pgtrigger.compiler.Trigger(name='missing_report_states', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{AHTU:CANCELLED,AHTU:MATCH_PENDING,AHTU:TRACED,AHTU:TRANSFERRED,CLOSED:REOPENED,DRAFT:CANCELLED,DRAFT:REGISTERED,LONG_PENDING:AHTU,LONG_PENDING:CANCELLED,LONG_PENDING:MATCH_PENDING,LONG_PENDING:TRACED,LONG_PENDING:TRANSFERRED,MATCH_PENDING:AHTU,MATCH_PENDING:CANCELLED,MATCH_PENDING:LONG_PENDING,MATCH_PENDING:OPEN,MATCH_PENDING:REOPENED,MATCH_PENDING:TRACED,OPEN:AHTU,OPEN:CANCELLED,OPEN:LONG_PENDING,OPEN:MATCH_PENDING,OPEN:TRACED,OPEN:TRANSFERRED,REGISTERED:OPEN,REOPENED:AHTU,REOPENED:CANCELLED,REOPENED:MATCH_PENDING,REOPENED:TRACED,REOPENED:TRANSFERRED,TRACED:AHTU,TRACED:CLOSED,TRACED:LONG_PENDING,TRACED:OPEN,TRACED:REOPENED,TRANSFERRED:AHTU,TRANSFERRED:LONG_PENDING,TRANSFERRED:OPEN,TRANSFERRED:REOPENED,TRANSFERRED:TRACED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='34e654e6d73a5b88c1868684a445f935d1b1e577', operation='UPDATE', pgid='pgtrigger_missing_report_states_59663', table='cases_missingreport', when='BEFORE')),
        ),
    ]
