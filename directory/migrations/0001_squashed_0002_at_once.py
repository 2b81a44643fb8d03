import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import trackchild.core.migration_operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('directory', '0001_initial'), ('directory', '0002_lighter_writes')]

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='State',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lgd_code', models.PositiveIntegerField(unique=True, verbose_name='LGD code')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('sort_name', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Lower('name'), output_field=models.CharField(max_length=150))),
                ('iso', models.CharField(max_length=6, unique=True, verbose_name='ISO 3166-2 code')),
                ('census_code', models.CharField(blank=True, max_length=2, verbose_name='Census 2011 code')),
                ('kind', models.CharField(choices=[('STATE', 'State'), ('UT', 'Union territory')], max_length=5, verbose_name='kind')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, size=None, verbose_name='other names')),
                ('capital', models.CharField(blank=True, max_length=100, verbose_name='capital')),
                ('lat', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                ('lon', models.FloatField(blank=True, null=True, verbose_name='longitude')),
            ],
            options={
                'verbose_name': 'state',
                'verbose_name_plural': 'states',
                'ordering': ['sort_name'],
            },
        ),
        migrations.CreateModel(
            name='District',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='districts', to='directory.state', verbose_name='state')),
                ('lgd_code', models.PositiveIntegerField(unique=True, verbose_name='LGD code')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('sort_name', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Lower('name'), output_field=models.CharField(max_length=150))),
                ('census_code', models.CharField(blank=True, max_length=3, verbose_name='Census 2011 code')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, size=None, verbose_name='other names')),
                ('hq_name', models.CharField(blank=True, max_length=100, verbose_name='headquarters')),
                ('lat', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                ('lon', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='directory.district', verbose_name='replaced by')),
            ],
            options={
                'verbose_name': 'district',
                'verbose_name_plural': 'districts',
                'ordering': ['sort_name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='directory_district_valid_in_order'), models.CheckConstraint(condition=models.Q(('replaced_by', None), ('valid_to__isnull', False), _connector='OR'), name='directory_district_replaced_only_when_ended')],
            },
        ),
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='blocks', to='directory.district', verbose_name='district')),
                ('lgd_code', models.PositiveIntegerField(unique=True, verbose_name='LGD code')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
            ],
            options={
                'verbose_name': 'block',
                'verbose_name_plural': 'blocks',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='PoliceDistrict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='police_districts', to='directory.state', verbose_name='state')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('sort_name', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Lower('name'), output_field=models.CharField(max_length=150))),
                ('districts', models.ManyToManyField(related_name='police_districts', to='directory.district', verbose_name='revenue districts')),
            ],
            options={
                'verbose_name': 'police district',
                'verbose_name_plural': 'police districts',
                'ordering': ['sort_name'],
                'constraints': [models.UniqueConstraint(fields=('state', 'name'), name='directory_policedistrict_once_in_state')],
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('PS', 'Police station'), ('WOMEN_PS', "Women's police station"), ('CYBER_PS', 'Cyber police station'), ('OUTPOST', 'Police outpost'), ('GRP', 'Railway police station (GRP)'), ('RPF', 'Railway Protection Force post'), ('SJPU', 'Special juvenile police unit (SJPU)'), ('AHTU', 'Anti-human-trafficking unit (AHTU)'), ('CIRCLE', 'Police circle'), ('SUBDIVISION', 'Police sub-division'), ('SP', 'Superintendent of police'), ('COMMISSIONERATE', 'Police commissionerate'), ('RANGE', 'Police range'), ('STATE_HQ', 'State police headquarters'), ('DCRB', 'District crime records bureau (DCRB)'), ('SCRB', 'State crime records bureau (SCRB)'), ('CID', 'CID missing-persons cell'), ('NCRB', 'National crime records bureau (NCRB)'), ('CCI', 'Child care institution (CCI)'), ('CWC', 'Child welfare committee (CWC)'), ('JJB', 'Juvenile justice board (JJB)'), ('DCPU', 'District child protection unit (DCPU)'), ('SCPS', 'State child protection society (SCPS)'), ('CPSU', 'Central project support unit (CPSU)'), ('DM', 'District magistrate'), ('LEGAL_SERVICES', 'Legal services authority'), ('OVERSIGHT', 'Oversight body'), ('INFORMANT', "Accredited informant's organisation"), ('HELPDESK', 'National help desk')], max_length=20, verbose_name='kind')),
                ('institution_kind', models.CharField(blank=True, choices=[('CHILDREN_HOME', "Children's home"), ('OBSERVATION_HOME', 'Observation home'), ('SPECIAL_HOME', 'Special home'), ('PLACE_OF_SAFETY', 'Place of safety'), ('OPEN_SHELTER', 'Open shelter'), ('ADOPTION_AGENCY', 'Specialised adoption agency'), ('FIT_FACILITY', 'Fit facility'), ('AFTER_CARE', 'After-care home'), ('CRADLE_POINT', 'Cradle baby point')], max_length=20, verbose_name='kind of institution')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='code')),
                ('external_id', models.CharField(blank=True, max_length=40, verbose_name='CCTNS code')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('sort_name', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Lower('name'), output_field=models.CharField(max_length=150))),
                ('name_local', models.CharField(blank=True, max_length=150, verbose_name='name in the local script')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='directory.office', verbose_name='office above')),
                ('state', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='directory.state', verbose_name='state')),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='directory.district', verbose_name='district')),
                ('police_district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='directory.policedistrict', verbose_name='police district')),
                ('address', models.TextField(blank=True, verbose_name='address')),
                ('pin', models.CharField(blank=True, max_length=6, validators=[django.core.validators.RegexValidator('^[1-9]\\d{5}$', 'Enter a PIN code of six digits.')], verbose_name='PIN code')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                ('alt_phone', models.CharField(blank=True, max_length=40, verbose_name='second telephone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('lat', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                ('lon', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                ('head_name', models.CharField(blank=True, max_length=120, verbose_name='officer in charge')),
                ('head_phone', models.CharField(blank=True, max_length=40, verbose_name='telephone of the officer in charge')),
                ('welfare_officer_name', models.CharField(blank=True, max_length=120, verbose_name='child welfare police officer')),
                ('welfare_officer_phone', models.CharField(blank=True, max_length=40, verbose_name='telephone of the child welfare police officer')),
                ('sitting_days', models.CharField(blank=True, max_length=200, verbose_name='sitting days and hours')),
                ('opens_on', models.DateField(blank=True, null=True, verbose_name='open since')),
                ('closes_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('is_public', models.BooleanField(default=True, verbose_name='shown in the public directory')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last change')),
                ('jurisdiction_districts', models.ManyToManyField(blank=True, related_name='offices_in_charge', to='directory.district', verbose_name='districts in its charge')),
            ],
            options={
                'verbose_name': 'office',
                'verbose_name_plural': 'offices',
                'ordering': ['sort_name'],
                'indexes': [models.Index(fields=['state', 'district', 'kind', 'sort_name'], name='directory_office_by_place')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__isnull', False), ('kind__in', ['CPSU', 'HELPDESK', 'NCRB', 'OVERSIGHT']), _connector='OR'), name='directory_office_has_state_unless_national'), models.CheckConstraint(condition=models.Q(('opens_on', None), ('closes_on', None), ('closes_on__gte', models.F('opens_on')), _connector='OR'), name='directory_office_dates_in_order'), models.CheckConstraint(condition=models.Q(('institution_kind', ''), ('kind', 'CCI'), _connector='OR'), name='directory_office_institution_kind_of_cci')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "directory_officeevent" ("address", "alt_phone", "closes_on", "code", "district_id", "email", "external_id", "head_name", "head_phone", "id", "institution_kind", "is_public", "kind", "lat", "lon", "name", "name_local", "opens_on", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "pin", "police_district_id", "sitting_days", "state_id", "updated_at", "welfare_officer_name", "welfare_officer_phone") SELECT new_values."address", new_values."alt_phone", new_values."closes_on", new_values."code", new_values."district_id", new_values."email", new_values."external_id", new_values."head_name", new_values."head_phone", new_values."id", new_values."institution_kind", new_values."is_public", new_values."kind", new_values."lat", new_values."lon", new_values."name", new_values."name_local", new_values."opens_on", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."phone", new_values."pin", new_values."police_district_id", new_values."sitting_days", new_values."state_id", new_values."updated_at", new_values."welfare_officer_name", new_values."welfare_officer_phone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='133abfd4fb5aa99b73c57724e77ac46c40b8eec0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_36da7', referencing='REFERENCING NEW TABLE AS new_values ', table='directory_office', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."alt_phone" IS DISTINCT FROM (NEW."alt_phone") OR OLD."closes_on" IS DISTINCT FROM (NEW."closes_on") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."district_id" IS DISTINCT FROM (NEW."district_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."external_id" IS DISTINCT FROM (NEW."external_id") OR OLD."head_name" IS DISTINCT FROM (NEW."head_name") OR OLD."head_phone" IS DISTINCT FROM (NEW."head_phone") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_kind" IS DISTINCT FROM (NEW."institution_kind") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lat" IS DISTINCT FROM (NEW."lat") OR OLD."lon" IS DISTINCT FROM (NEW."lon") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_local" IS DISTINCT FROM (NEW."name_local") OR OLD."opens_on" IS DISTINCT FROM (NEW."opens_on") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."pin" IS DISTINCT FROM (NEW."pin") OR OLD."police_district_id" IS DISTINCT FROM (NEW."police_district_id") OR OLD."sitting_days" IS DISTINCT FROM (NEW."sitting_days") OR OLD."state_id" IS DISTINCT FROM (NEW."state_id") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."welfare_officer_name" IS DISTINCT FROM (NEW."welfare_officer_name") OR OLD."welfare_officer_phone" IS DISTINCT FROM (NEW."welfare_officer_phone"))', func='INSERT INTO "directory_officeevent" ("address", "alt_phone", "closes_on", "code", "district_id", "email", "external_id", "head_name", "head_phone", "id", "institution_kind", "is_public", "kind", "lat", "lon", "name", "name_local", "opens_on", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "pin", "police_district_id", "sitting_days", "state_id", "updated_at", "welfare_officer_name", "welfare_officer_phone") VALUES (NEW."address", NEW."alt_phone", NEW."closes_on", NEW."code", NEW."district_id", NEW."email", NEW."external_id", NEW."head_name", NEW."head_phone", NEW."id", NEW."institution_kind", NEW."is_public", NEW."kind", NEW."lat", NEW."lon", NEW."name", NEW."name_local", NEW."opens_on", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."pin", NEW."police_district_id", NEW."sitting_days", NEW."state_id", NEW."updated_at", NEW."welfare_officer_name", NEW."welfare_officer_phone"); RETURN NULL;', hash='31e042a2137c5f869ff1806b48becfaf72a11c56', operation='UPDATE', pgid='pgtrigger_update_update_bbd7a', table='directory_office', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "directory_officeevent" ("address", "alt_phone", "closes_on", "code", "district_id", "email", "external_id", "head_name", "head_phone", "id", "institution_kind", "is_public", "kind", "lat", "lon", "name", "name_local", "opens_on", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "pin", "police_district_id", "sitting_days", "state_id", "updated_at", "welfare_officer_name", "welfare_officer_phone") VALUES (OLD."address", OLD."alt_phone", OLD."closes_on", OLD."code", OLD."district_id", OLD."email", OLD."external_id", OLD."head_name", OLD."head_phone", OLD."id", OLD."institution_kind", OLD."is_public", OLD."kind", OLD."lat", OLD."lon", OLD."name", OLD."name_local", OLD."opens_on", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."pin", OLD."police_district_id", OLD."sitting_days", OLD."state_id", OLD."updated_at", OLD."welfare_officer_name", OLD."welfare_officer_phone"); RETURN NULL;', hash='56b3cdfd46322c5011137dc6decf5121966bbb90', operation='DELETE', pgid='pgtrigger_delete_delete_e5303', table='directory_office', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='OfficeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='directory.office')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('PS', 'Police station'), ('WOMEN_PS', "Women's police station"), ('CYBER_PS', 'Cyber police station'), ('OUTPOST', 'Police outpost'), ('GRP', 'Railway police station (GRP)'), ('RPF', 'Railway Protection Force post'), ('SJPU', 'Special juvenile police unit (SJPU)'), ('AHTU', 'Anti-human-trafficking unit (AHTU)'), ('CIRCLE', 'Police circle'), ('SUBDIVISION', 'Police sub-division'), ('SP', 'Superintendent of police'), ('COMMISSIONERATE', 'Police commissionerate'), ('RANGE', 'Police range'), ('STATE_HQ', 'State police headquarters'), ('DCRB', 'District crime records bureau (DCRB)'), ('SCRB', 'State crime records bureau (SCRB)'), ('CID', 'CID missing-persons cell'), ('NCRB', 'National crime records bureau (NCRB)'), ('CCI', 'Child care institution (CCI)'), ('CWC', 'Child welfare committee (CWC)'), ('JJB', 'Juvenile justice board (JJB)'), ('DCPU', 'District child protection unit (DCPU)'), ('SCPS', 'State child protection society (SCPS)'), ('CPSU', 'Central project support unit (CPSU)'), ('DM', 'District magistrate'), ('LEGAL_SERVICES', 'Legal services authority'), ('OVERSIGHT', 'Oversight body'), ('INFORMANT', "Accredited informant's organisation"), ('HELPDESK', 'National help desk')], max_length=20, verbose_name='kind')),
                ('institution_kind', models.CharField(blank=True, choices=[('CHILDREN_HOME', "Children's home"), ('OBSERVATION_HOME', 'Observation home'), ('SPECIAL_HOME', 'Special home'), ('PLACE_OF_SAFETY', 'Place of safety'), ('OPEN_SHELTER', 'Open shelter'), ('ADOPTION_AGENCY', 'Specialised adoption agency'), ('FIT_FACILITY', 'Fit facility'), ('AFTER_CARE', 'After-care home'), ('CRADLE_POINT', 'Cradle baby point')], max_length=20, verbose_name='kind of institution')),
                ('code', models.CharField(max_length=40, verbose_name='code')),
                ('external_id', models.CharField(blank=True, max_length=40, verbose_name='CCTNS code')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('name_local', models.CharField(blank=True, max_length=150, verbose_name='name in the local script')),
                ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='directory.office', verbose_name='office above')),
                ('state', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='directory.state', verbose_name='state')),
                ('district', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='directory.district', verbose_name='district')),
                ('police_district', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='directory.policedistrict', verbose_name='police district')),
                ('address', models.TextField(blank=True, verbose_name='address')),
                ('pin', models.CharField(blank=True, max_length=6, validators=[django.core.validators.RegexValidator('^[1-9]\\d{5}$', 'Enter a PIN code of six digits.')], verbose_name='PIN code')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                ('alt_phone', models.CharField(blank=True, max_length=40, verbose_name='second telephone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('lat', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                ('lon', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                ('head_name', models.CharField(blank=True, max_length=120, verbose_name='officer in charge')),
                ('head_phone', models.CharField(blank=True, max_length=40, verbose_name='telephone of the officer in charge')),
                ('welfare_officer_name', models.CharField(blank=True, max_length=120, verbose_name='child welfare police officer')),
                ('welfare_officer_phone', models.CharField(blank=True, max_length=40, verbose_name='telephone of the child welfare police officer')),
                ('sitting_days', models.CharField(blank=True, max_length=200, verbose_name='sitting days and hours')),
                ('opens_on', models.DateField(blank=True, null=True, verbose_name='open since')),
                ('closes_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('is_public', models.BooleanField(default=True, verbose_name='shown in the public directory')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last change')),
            ],
            options={
                'verbose_name': 'earlier state',
                'ordering': ['pgh_id'],
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1e6fb0d0eec384fed8f6e7c0a6761e21d4b5e23f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_14162', table='directory_officeevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Village',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='villages', to='directory.district', verbose_name='district')),
                ('block', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='villages', to='directory.block', verbose_name='block')),
                ('lgd_code', models.PositiveIntegerField(unique=True, verbose_name='LGD code')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('pin', models.CharField(blank=True, max_length=6, verbose_name='PIN code')),
            ],
            options={
                'verbose_name': 'village',
                'verbose_name_plural': 'villages',
                'ordering': ['name'],
                'indexes': [models.Index(fields=['district', 'name'], name='directory_village_by_district')],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype')),
                ('object_id', models.BigIntegerField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='directory.office', verbose_name='office')),
                ('basis', models.CharField(max_length=40, verbose_name='basis')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='since')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'share',
                'verbose_name_plural': 'shares',
                'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['office', 'content_type', 'object_id'], name='directory_share_open')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('content_type', 'object_id', 'office', 'basis'), name='directory_share_open_once')],
            },
        ),
        trackchild.core.migration_operations.InstallTriggers(
        ),
    ]
