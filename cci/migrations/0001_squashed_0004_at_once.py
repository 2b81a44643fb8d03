import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import trackchild.core.migration_operations
import trackchild.core.references
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('cci', '0001_initial'), ('cci', '0002_links'), ('cci', '0003_lighter_writes'), ('cci', '0004_languages_and_status')]

    initial = True

    dependencies = [
        ('cases', '0001_squashed_0006_at_once'),
        ('directory', '0001_squashed_0002_at_once'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChildFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Last changed')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='Version')),
                ('state', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.state', verbose_name='state')),
                ('district', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.district', verbose_name='district')),
                ('office', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.office', verbose_name='office')),
                ('reference', models.CharField(default=trackchild.core.references.new_reference, editable=False, max_length=20, unique=True, verbose_name='reference')),
                ('full_name', models.CharField(blank=True, max_length=150, verbose_name='full name')),
                ('name_local', models.CharField(blank=True, max_length=150, verbose_name='name in its own script')),
                ('sex', models.CharField(choices=[('M', 'Male'), ('F', 'Female'), ('T', 'Transgender'), ('U', 'Not known')], max_length=30, verbose_name='sex')),
                ('dob', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                ('age_years', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='age in years at admission')),
                ('admitted_on', models.DateField(verbose_name='admitted on')),
                ('status', models.CharField(choices=[('ADMITTED', 'Admitted, interim'), ('UNDER_INQUIRY', 'Inquiry going on'), ('PLACED', 'Placed by order'), ('PRE_RELEASE', 'Before release'), ('EXITED', 'Left the institution'), ('FOLLOW_UP', 'Follow-up after release'), ('CLOSED', 'Closed')], default='ADMITTED', max_length=20, verbose_name='Status')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('hi', 'Hindi'), ('bn', 'Bengali'), ('as', 'Assamese'), ('brx', 'Bodo'), ('doi', 'Dogri'), ('gu', 'Gujarati'), ('kn', 'Kannada'), ('ks', 'Kashmiri'), ('kok', 'Konkani'), ('mai', 'Maithili'), ('ml', 'Malayalam'), ('mni', 'Manipuri'), ('mr', 'Marathi'), ('ne', 'Nepali'), ('or', 'Odia'), ('pa', 'Punjabi'), ('sa', 'Sanskrit'), ('sat', 'Santali'), ('sd', 'Sindhi'), ('ta', 'Tamil'), ('te', 'Telugu'), ('ur', 'Urdu'), ('en', 'English'), ('bho', 'Bhojpuri'), ('mag', 'Magahi'), ('awa', 'Awadhi'), ('raj', 'Rajasthani'), ('tcy', 'Tulu'), ('kha', 'Khasi'), ('lus', 'Mizo'), ('grt', 'Garo'), ('nag', 'Nagamese'), ('trp', 'Kokborok'), ('lep', 'Lepcha'), ('sgn', 'Indian sign language'), ('OTHER', 'Other'), ('NONVERBAL', 'Does not speak'), ('UNIDENTIFIED', 'Language not recognised')], max_length=30), blank=True, default=list, size=None, verbose_name='languages spoken')),
                ('father_name', models.CharField(blank=True, max_length=150, verbose_name="father's name")),
                ('mother_name', models.CharField(blank=True, max_length=150, verbose_name="mother's name")),
                ('recovery_report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_files', to='cases.recoveryreport', verbose_name='recovered person report')),
                ('external_id', models.CharField(blank=True, max_length=64, verbose_name='number in the register it was imported from')),
            ],
            options={
                'verbose_name': 'child file',
                'verbose_name_plural': 'child files',
                'ordering': ['-admitted_on', '-pk'],
                'indexes': [models.Index(fields=['office', 'status', '-admitted_on'], name='cci_childfile_by_institution'), models.Index(fields=['district', 'status'], name='cci_childfile_by_district'), models.Index(fields=['state', 'status'], name='cci_childfile_by_state')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('external_id', ''), _negated=True), fields=('external_id',), name='cci_childfile_external_id_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cci_childfileevent" ("admitted_on", "age_years", "created_at", "district_id", "dob", "external_id", "father_name", "full_name", "id", "languages", "mother_name", "name_local", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recovery_report_id", "reference", "sex", "state_id", "status", "updated_at", "version") SELECT new_values."admitted_on", new_values."age_years", new_values."created_at", new_values."district_id", new_values."dob", new_values."external_id", new_values."father_name", new_values."full_name", new_values."id", new_values."languages", new_values."mother_name", new_values."name_local", new_values."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."recovery_report_id", new_values."reference", new_values."sex", new_values."state_id", new_values."status", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='71775f1708a345a2c1a61ff8d20efc0249516ad3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_90abb', referencing='REFERENCING NEW TABLE AS new_values ', table='cci_childfile', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cci_childfileevent" ("admitted_on", "age_years", "created_at", "district_id", "dob", "external_id", "father_name", "full_name", "id", "languages", "mother_name", "name_local", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recovery_report_id", "reference", "sex", "state_id", "status", "updated_at", "version") VALUES (NEW."admitted_on", NEW."age_years", NEW."created_at", NEW."district_id", NEW."dob", NEW."external_id", NEW."father_name", NEW."full_name", NEW."id", NEW."languages", NEW."mother_name", NEW."name_local", NEW."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recovery_report_id", NEW."reference", NEW."sex", NEW."state_id", NEW."status", NEW."updated_at", NEW."version"); RETURN NULL;', hash='1808b71916a660a0abc5f03c338bfd668afcff91', operation='UPDATE', pgid='pgtrigger_update_update_d4525', table='cci_childfile', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cci_childfileevent" ("admitted_on", "age_years", "created_at", "district_id", "dob", "external_id", "father_name", "full_name", "id", "languages", "mother_name", "name_local", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recovery_report_id", "reference", "sex", "state_id", "status", "updated_at", "version") VALUES (OLD."admitted_on", OLD."age_years", OLD."created_at", OLD."district_id", OLD."dob", OLD."external_id", OLD."father_name", OLD."full_name", OLD."id", OLD."languages", OLD."mother_name", OLD."name_local", OLD."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recovery_report_id", OLD."reference", OLD."sex", OLD."state_id", OLD."status", OLD."updated_at", OLD."version"); RETURN NULL;', hash='7c91c9201cd4b37999e71734bdcdf36539644b9e', operation='DELETE', pgid='pgtrigger_delete_delete_84ebb', table='cci_childfile', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ChildFileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='cci.childfile')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Last changed')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='Version')),
                ('state', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='directory.state', verbose_name='state')),
                ('district', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='directory.district', verbose_name='district')),
                ('office', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='directory.office', verbose_name='office')),
                ('reference', models.CharField(default=trackchild.core.references.new_reference, editable=False, max_length=20, verbose_name='reference')),
                ('full_name', models.CharField(blank=True, max_length=150, verbose_name='full name')),
                ('name_local', models.CharField(blank=True, max_length=150, verbose_name='name in its own script')),
                ('sex', models.CharField(choices=[('M', 'Male'), ('F', 'Female'), ('T', 'Transgender'), ('U', 'Not known')], max_length=30, verbose_name='sex')),
                ('dob', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                ('age_years', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='age in years at admission')),
                ('admitted_on', models.DateField(verbose_name='admitted on')),
                ('status', models.CharField(choices=[('ADMITTED', 'Admitted, interim'), ('UNDER_INQUIRY', 'Inquiry going on'), ('PLACED', 'Placed by order'), ('PRE_RELEASE', 'Before release'), ('EXITED', 'Left the institution'), ('FOLLOW_UP', 'Follow-up after release'), ('CLOSED', 'Closed')], default='ADMITTED', max_length=20, verbose_name='Status')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('hi', 'Hindi'), ('bn', 'Bengali'), ('as', 'Assamese'), ('brx', 'Bodo'), ('doi', 'Dogri'), ('gu', 'Gujarati'), ('kn', 'Kannada'), ('ks', 'Kashmiri'), ('kok', 'Konkani'), ('mai', 'Maithili'), ('ml', 'Malayalam'), ('mni', 'Manipuri'), ('mr', 'Marathi'), ('ne', 'Nepali'), ('or', 'Odia'), ('pa', 'Punjabi'), ('sa', 'Sanskrit'), ('sat', 'Santali'), ('sd', 'Sindhi'), ('ta', 'Tamil'), ('te', 'Telugu'), ('ur', 'Urdu'), ('en', 'English'), ('bho', 'Bhojpuri'), ('mag', 'Magahi'), ('awa', 'Awadhi'), ('raj', 'Rajasthani'), ('tcy', 'Tulu'), ('kha', 'Khasi'), ('lus', 'Mizo'), ('grt', 'Garo'), ('nag', 'Nagamese'), ('trp', 'Kokborok'), ('lep', 'Lepcha'), ('sgn', 'Indian sign language'), ('OTHER', 'Other'), ('NONVERBAL', 'Does not speak'), ('UNIDENTIFIED', 'Language not recognised')], max_length=30), blank=True, default=list, size=None, verbose_name='languages spoken')),
                ('father_name', models.CharField(blank=True, max_length=150, verbose_name="father's name")),
                ('mother_name', models.CharField(blank=True, max_length=150, verbose_name="mother's name")),
                ('recovery_report', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.recoveryreport', verbose_name='recovered person report')),
                ('external_id', models.CharField(blank=True, max_length=64, verbose_name='number in the register it was imported from')),
            ],
            options={
                'verbose_name': 'earlier state',
                'ordering': ['pgh_id'],
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0bacf64b2ace0d0bd226fb00c677c4565f4f95ec', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e3fc3', table='cci_childfileevent', when='BEFORE'))],
            },
        ),
        trackchild.core.migration_operations.InstallTriggers(
        ),
    ]
