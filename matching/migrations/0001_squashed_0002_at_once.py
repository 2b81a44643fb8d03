import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import trackchild.core.migration_operations
import trackchild.core.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('matching', '0001_initial'), ('matching', '0002_lighter_writes')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0003_at_once'),
        ('cases', '0001_squashed_0006_at_once'),
    ]

    operations = [
        migrations.CreateModel(
            name='PopulationCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Last changed')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='Children counted')),
                ('counts', models.BinaryField(verbose_name='Counts')),
                ('common_keys', models.BinaryField(verbose_name='Common keys')),
            ],
            options={
                'verbose_name': 'population count',
                'verbose_name_plural': 'population counts',
                'get_latest_by': 'pk',
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Last changed')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='Version')),
                ('reference', models.CharField(default=trackchild.core.references.new_reference, editable=False, max_length=20, unique=True, verbose_name='Reference')),
                ('missing_report', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='cases.missingreport', verbose_name='missing person report')),
                ('recovery_report', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='cases.recoveryreport', verbose_name='recovered person report')),
                ('status', models.CharField(choices=[('CANDIDATE', 'Possible match'), ('REVIEWED', 'Confirmed by one side'), ('CONFIRMED_BOTH', 'Confirmed by both sides'), ('VERIFIED', 'Verified'), ('ACCEPTED', 'Accepted: the same person'), ('REJECTED', 'Rejected'), ('EXPIRED', 'No longer followed')], default='CANDIDATE', editable=False, max_length=20, verbose_name='Status')),
                ('score', models.FloatField(editable=False, verbose_name='Probability')),
                ('bits', models.FloatField(editable=False, verbose_name='Evidence')),
                ('rejected_bits', models.FloatField(editable=False, null=True, verbose_name='Evidence when rejected')),
                ('told_band', models.CharField(choices=[('VERY_LIKELY', 'Very likely'), ('LIKELY', 'Likely'), ('POSSIBLE', 'Possible'), ('UNLIKELY', 'Unlikely')], default='UNLIKELY', editable=False, max_length=12, verbose_name='Band last told')),
                ('reasons', models.JSONField(default=list, editable=False, verbose_name='Reasons')),
                ('engine', models.CharField(editable=False, max_length=40, verbose_name='Version of the engine')),
                ('suggested_at', models.DateTimeField(editable=False, null=True, verbose_name='Suggested at')),
                ('verified_by', models.CharField(blank=True, choices=[('IN_PERSON', 'Family and person met'), ('DOCUMENTS', 'Documents'), ('DNA', 'DNA test')], editable=False, max_length=12, verbose_name='Verified by')),
                ('closed_for', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='rivals_closed', to='matching.match', verbose_name='Closed because of')),
            ],
            options={
                'verbose_name': 'match',
                'verbose_name_plural': 'matches',
                'indexes': [models.Index(fields=['missing_report', '-score'], name='match_by_missing'), models.Index(fields=['recovery_report', '-score'], name='match_by_recovery'), models.Index(fields=['status', '-score'], name='match_by_status')],
                'constraints': [models.UniqueConstraint(fields=('missing_report', 'recovery_report'), name='matching_match_pair_once'), models.CheckConstraint(condition=models.Q(('score__gte', 0), ('score__lte', 1)), name='matching_match_score_is_probability')],
                'triggers': [pgtrigger.compiler.Trigger(name='match_states', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{ACCEPTED:CANDIDATE,CANDIDATE:EXPIRED,CANDIDATE:REJECTED,CANDIDATE:REVIEWED,CONFIRMED_BOTH:CANDIDATE,CONFIRMED_BOTH:EXPIRED,CONFIRMED_BOTH:REJECTED,CONFIRMED_BOTH:VERIFIED,EXPIRED:CANDIDATE,REJECTED:CANDIDATE,REVIEWED:CANDIDATE,REVIEWED:CONFIRMED_BOTH,REVIEWED:EXPIRED,REVIEWED:REJECTED,VERIFIED:ACCEPTED,VERIFIED:CANDIDATE,VERIFIED:EXPIRED,VERIFIED:REJECTED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='6a94dcfbf0eda8b221662fdf01197b2ccd3fed52', operation='UPDATE', pgid='pgtrigger_match_states_f2233', table='matching_match', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "matching_matchevent" ("bits", "closed_for_id", "created_at", "engine", "id", "missing_report_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "recovery_report_id", "reference", "rejected_bits", "score", "status", "suggested_at", "told_band", "updated_at", "verified_by", "version") SELECT new_values."bits", new_values."closed_for_id", new_values."created_at", new_values."engine", new_values."id", new_values."missing_report_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reasons", new_values."recovery_report_id", new_values."reference", new_values."rejected_bits", new_values."score", new_values."status", new_values."suggested_at", new_values."told_band", new_values."updated_at", new_values."verified_by", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='2408eb753f37bc44ab15db82f4b75b57abcd39b5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_178df', referencing='REFERENCING NEW TABLE AS new_values ', table='matching_match', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "matching_matchevent" ("bits", "closed_for_id", "created_at", "engine", "id", "missing_report_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "recovery_report_id", "reference", "rejected_bits", "score", "status", "suggested_at", "told_band", "updated_at", "verified_by", "version") VALUES (NEW."bits", NEW."closed_for_id", NEW."created_at", NEW."engine", NEW."id", NEW."missing_report_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reasons", NEW."recovery_report_id", NEW."reference", NEW."rejected_bits", NEW."score", NEW."status", NEW."suggested_at", NEW."told_band", NEW."updated_at", NEW."verified_by", NEW."version"); RETURN NULL;', hash='c50f818442ee81d61c2a05deb8ebbef6ebe46dbf', operation='UPDATE', pgid='pgtrigger_update_update_93729', table='matching_match', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "matching_matchevent" ("bits", "closed_for_id", "created_at", "engine", "id", "missing_report_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "recovery_report_id", "reference", "rejected_bits", "score", "status", "suggested_at", "told_band", "updated_at", "verified_by", "version") VALUES (OLD."bits", OLD."closed_for_id", OLD."created_at", OLD."engine", OLD."id", OLD."missing_report_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reasons", OLD."recovery_report_id", OLD."reference", OLD."rejected_bits", OLD."score", OLD."status", OLD."suggested_at", OLD."told_band", OLD."updated_at", OLD."verified_by", OLD."version"); RETURN NULL;', hash='a220f5a5bfda28cfce8902ddf3f633de13b55dc7', operation='DELETE', pgid='pgtrigger_delete_delete_9ec03', table='matching_match', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('match', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='matching.match')),
                ('side', models.CharField(blank=True, choices=[('M', 'Station that searches'), ('R', 'Office that found the person')], editable=False, max_length=1, verbose_name='Side')),
                ('verdict', models.CharField(choices=[('CONFIRM', 'Confirm: the same person'), ('REJECT', 'Reject: not the same person'), ('NEED_MORE', 'More information is needed'), ('VERIFY', 'Verified'), ('ACCEPT', 'Accepted'), ('UNDO', 'Undone')], editable=False, max_length=12, verbose_name='Decision')),
                ('reason', models.CharField(blank=True, choices=[('PHOTO', 'Photographs'), ('NAMES', 'Names'), ('MARKS', 'Identification marks'), ('AGE_SEX', 'Age or sex'), ('PLACE_TIME', 'Place or time'), ('TALK', 'Talk with the person or the family'), ('SIBLING', 'Brother, sister or namesake'), ('ELSEWHERE', 'Found or identified elsewhere'), ('OTHER', 'Other')], editable=False, max_length=12, verbose_name='Reason')),
                ('text', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='Remarks')),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('posting', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.posting')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='At')),
                ('score', models.FloatField(editable=False, verbose_name='Probability then')),
                ('bits', models.FloatField(editable=False, verbose_name='Evidence then')),
                ('undone', models.BooleanField(default=False, editable=False, verbose_name='Undone')),
            ],
            options={
                'verbose_name': 'decision',
                'verbose_name_plural': 'decisions',
                'ordering': ['at', 'pk'],
                'indexes': [models.Index(models.F('match'), models.F('at'), name='decision_by_match')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone', False), ('verdict__in', ('CONFIRM', 'REJECT'))), fields=('match', 'side'), name='matching_decision_one_verdict_per_side')],
            },
        ),
        migrations.CreateModel(
            name='MatchEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='matching.match')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Last changed')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='Version')),
                ('reference', models.CharField(default=trackchild.core.references.new_reference, editable=False, max_length=20, verbose_name='Reference')),
                ('missing_report', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.missingreport', verbose_name='missing person report')),
                ('recovery_report', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.recoveryreport', verbose_name='recovered person report')),
                ('status', models.CharField(choices=[('CANDIDATE', 'Possible match'), ('REVIEWED', 'Confirmed by one side'), ('CONFIRMED_BOTH', 'Confirmed by both sides'), ('VERIFIED', 'Verified'), ('ACCEPTED', 'Accepted: the same person'), ('REJECTED', 'Rejected'), ('EXPIRED', 'No longer followed')], default='CANDIDATE', editable=False, max_length=20, verbose_name='Status')),
                ('score', models.FloatField(editable=False, verbose_name='Probability')),
                ('bits', models.FloatField(editable=False, verbose_name='Evidence')),
                ('rejected_bits', models.FloatField(editable=False, null=True, verbose_name='Evidence when rejected')),
                ('told_band', models.CharField(choices=[('VERY_LIKELY', 'Very likely'), ('LIKELY', 'Likely'), ('POSSIBLE', 'Possible'), ('UNLIKELY', 'Unlikely')], default='UNLIKELY', editable=False, max_length=12, verbose_name='Band last told')),
                ('reasons', models.JSONField(default=list, editable=False, verbose_name='Reasons')),
                ('engine', models.CharField(editable=False, max_length=40, verbose_name='Version of the engine')),
                ('suggested_at', models.DateTimeField(editable=False, null=True, verbose_name='Suggested at')),
                ('verified_by', models.CharField(blank=True, choices=[('IN_PERSON', 'Family and person met'), ('DOCUMENTS', 'Documents'), ('DNA', 'DNA test')], editable=False, max_length=12, verbose_name='Verified by')),
                ('closed_for', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='matching.match', verbose_name='Closed because of')),
            ],
            options={
                'verbose_name': 'earlier state',
                'ordering': ['pgh_id'],
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2a181391052e26ffee4b980403d6823381ff61ad', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c514d', table='matching_matchevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Profile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Last changed')),
                ('missing_report', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='match_profile', to='cases.missingreport')),
                ('recovery_report', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='match_profile', to='cases.recoveryreport')),
                ('side', models.CharField(choices=[('M', 'Station that searches'), ('R', 'Office that found the person')], editable=False, max_length=1, verbose_name='Side')),
                ('is_open', models.BooleanField(default=True, editable=False, verbose_name='Still searched')),
                ('event_on', models.DateField(editable=False, null=True, verbose_name='Date of the event')),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None, verbose_name='Search keys')),
                ('key_version', models.PositiveSmallIntegerField(editable=False, verbose_name='Version of the keys')),
                ('features', models.JSONField(default=dict, editable=False, verbose_name='Features')),
            ],
            options={
                'verbose_name': 'match profile',
                'verbose_name_plural': 'match profiles',
                'indexes': [django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['keys'], name='profile_keys'), models.Index(fields=['side', 'is_open', 'event_on'], name='profile_side')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('missing_report__isnull', False), ('recovery_report__isnull', True), ('side', 'M')), models.Q(('missing_report__isnull', True), ('recovery_report__isnull', False), ('side', 'R')), _connector='OR'), name='matching_profile_of_one_report')],
            },
        ),
        trackchild.core.migration_operations.InstallTriggers(
        ),
    ]
