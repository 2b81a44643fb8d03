import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import phonenumber_field.modelfields
import trackchild.core.migration_operations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('accounts', '0001_initial'), ('accounts', '0002_links'), ('accounts', '0003_lighter_writes')]

    initial = True

    dependencies = [
        ('directory', '0001_squashed_0002_at_once'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Last changed')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=60, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='user name')),
                ('name', models.CharField(max_length=120, verbose_name='full name')),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, db_index=True, max_length=128, region=None, verbose_name='mobile number')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('language', models.CharField(choices=[('en', 'English'), ('hi', 'हिन्दी'), ('bn', 'বাংলা'), ('gu', 'ગુજરાતી'), ('ta', 'தமிழ்')], default='en', max_length=5, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, verbose_name='may log in')),
                ('is_superuser', models.BooleanField(default=False, verbose_name='administers reference data')),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('password_changed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='password changed')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'ordering': ['username'],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_userevent" ("created_at", "email", "id", "is_active", "is_demo", "is_superuser", "language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "updated_at", "username") SELECT new_values."created_at", new_values."email", new_values."id", new_values."is_active", new_values."is_demo", new_values."is_superuser", new_values."language", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."phone", new_values."updated_at", new_values."username" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='694ec7ac44532c6462e263551d061bc74040396a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3867c', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_user', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_demo" IS DISTINCT FROM (NEW."is_demo") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."username" IS DISTINCT FROM (NEW."username"))', func='INSERT INTO "accounts_userevent" ("created_at", "email", "id", "is_active", "is_demo", "is_superuser", "language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "updated_at", "username") VALUES (NEW."created_at", NEW."email", NEW."id", NEW."is_active", NEW."is_demo", NEW."is_superuser", NEW."language", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."updated_at", NEW."username"); RETURN NULL;', hash='949834427bb190e43eae8cfad891d84552305440', operation='UPDATE', pgid='pgtrigger_update_update_0e890', table='accounts_user', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_userevent" ("created_at", "email", "id", "is_active", "is_demo", "is_superuser", "language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "updated_at", "username") VALUES (OLD."created_at", OLD."email", OLD."id", OLD."is_active", OLD."is_demo", OLD."is_superuser", OLD."language", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."updated_at", OLD."username"); RETURN NULL;', hash='3a766f38f00233110c30192d030521ba32983849', operation='DELETE', pgid='pgtrigger_delete_delete_19f14', table='accounts_user', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='LoginGuard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True, verbose_name='account name, hashed')),
                ('failures', models.PositiveIntegerField(default=0, verbose_name='failures')),
                ('locks', models.PositiveIntegerField(default=0, verbose_name='times locked')),
                ('locked_until', models.DateTimeField(blank=True, null=True, verbose_name='locked until')),
                ('last_failure_at', models.DateTimeField(blank=True, null=True, verbose_name='last failure')),
            ],
            options={
                'verbose_name': 'log-in guard',
                'verbose_name_plural': 'log-in guards',
            },
        ),
        migrations.CreateModel(
            name='NetworkFailures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('network', models.CharField(max_length=50, verbose_name='network')),
                ('minute', models.DateTimeField(verbose_name='minute')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='failures')),
            ],
            options={
                'verbose_name': 'failures of a network',
                'verbose_name_plural': 'failures of networks',
                'constraints': [models.UniqueConstraint(fields=('network', 'minute'), name='accounts_networkfailures_once_a_minute')],
            },
        ),
        migrations.CreateModel(
            name='OneTimeCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attempt', models.CharField(db_index=True, max_length=64, verbose_name='attempt')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ('purpose', models.CharField(choices=[('LOGIN', 'Log-in'), ('PASSWORD_RESET', 'New password'), ('FRESH', 'Confirmation of a sensitive step'), ('PHONE', 'Checking a mobile number')], max_length=20, verbose_name='purpose')),
                ('channel', models.CharField(choices=[('sms', 'SMS'), ('email', 'E-mail')], max_length=5, verbose_name='sent by')),
                ('address_hash', models.CharField(db_index=True, max_length=64, verbose_name='address, hashed')),
                ('code_hash', models.CharField(max_length=64, verbose_name='code, hashed')),
                ('sent_at', models.DateTimeField(verbose_name='sent')),
                ('expires_at', models.DateTimeField(verbose_name='valid until')),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='wrong tries')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='used')),
            ],
            options={
                'verbose_name': 'one-time code',
                'verbose_name_plural': 'one-time codes',
                'indexes': [models.Index(fields=['address_hash', 'sent_at'], name='accounts_code_by_address')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Last changed')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ('role', models.CharField(choices=[('STATION_OFFICER', 'Station officer'), ('STATION_OPERATOR', 'Station operator'), ('SJPU_OFFICER', 'Special juvenile police unit officer'), ('AHTU_OFFICER', 'Anti-human-trafficking unit officer'), ('CCI_SUPERINTENDENT', 'Child care institution superintendent'), ('CWC_CHAIR', 'Child welfare committee chair'), ('CWC_MEMBER', 'Child welfare committee member'), ('JJB_MAGISTRATE', 'Juvenile justice board principal magistrate'), ('JJB_MEMBER', 'Juvenile justice board member'), ('DCPU_OFFICER', 'District child protection officer'), ('DCRB_OFFICER', 'District crime records officer'), ('SCPS_OFFICER', 'State child protection society officer'), ('SCRB_OFFICER', 'State crime records officer'), ('CID_OFFICER', 'CID missing-persons officer'), ('CPSU_OFFICER', 'Central project support officer'), ('NCRB_OFFICER', 'National crime records officer'), ('DISTRICT_MAGISTRATE', 'District magistrate'), ('SUPERINTENDENT_OF_POLICE', 'Superintendent of police'), ('LEGAL_SERVICES', 'Legal services authority officer'), ('OVERSIGHT', 'Oversight body officer'), ('INFORMANT', 'Accredited informant'), ('CITIZEN', 'Registered citizen'), ('HELPDESK_AGENT', 'Help desk agent'), ('SYSTEM_ADMINISTRATOR', 'System administrator'), ('AUDITOR', 'Auditor')], max_length=30, verbose_name='role')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='directory.office', verbose_name='office')),
                ('starts_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('is_head', models.BooleanField(default=False, verbose_name='head of the office')),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='approved')),
            ],
            options={
                'verbose_name': 'posting',
                'verbose_name_plural': 'postings',
                'ordering': ['-starts_on', '-pk'],
                'indexes': [models.Index(fields=['office', 'role'], name='accounts_posting_by_office')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='accounts_posting_dates_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('office', None), ('role', 'CITIZEN')), models.Q(models.Q(('role', 'CITIZEN'), _negated=True), ('office__isnull', False)), _connector='OR'), name='accounts_posting_office_unless_citizen'), models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='accounts_posting_maker_is_not_checker'), models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('user', 'role', 'office'), name='accounts_posting_open_once', nulls_distinct=False)],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_postingevent" ("approved_at", "approved_by_id", "created_at", "ends_on", "id", "is_head", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "role", "starts_on", "updated_at", "user_id") SELECT new_values."approved_at", new_values."approved_by_id", new_values."created_at", new_values."ends_on", new_values."id", new_values."is_head", new_values."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."proposed_by_id", new_values."role", new_values."starts_on", new_values."updated_at", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='1ee18574cdf918491cc76af1b5057b8968a1cea1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b77f2', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_posting', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_postingevent" ("approved_at", "approved_by_id", "created_at", "ends_on", "id", "is_head", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "role", "starts_on", "updated_at", "user_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."created_at", NEW."ends_on", NEW."id", NEW."is_head", NEW."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposed_by_id", NEW."role", NEW."starts_on", NEW."updated_at", NEW."user_id"); RETURN NULL;', hash='b2f46620c2300f20cfa3643bc196c5960c37303d', operation='UPDATE', pgid='pgtrigger_update_update_0f4ef', table='accounts_posting', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_postingevent" ("approved_at", "approved_by_id", "created_at", "ends_on", "id", "is_head", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "role", "starts_on", "updated_at", "user_id") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."created_at", OLD."ends_on", OLD."id", OLD."is_head", OLD."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposed_by_id", OLD."role", OLD."starts_on", OLD."updated_at", OLD."user_id"); RETURN NULL;', hash='5ebf282e35359b1bbd94a7b051937ae34aa18e45', operation='DELETE', pgid='pgtrigger_delete_delete_37497', table='accounts_posting', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='PostingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='accounts.posting')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Last changed')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ('role', models.CharField(choices=[('STATION_OFFICER', 'Station officer'), ('STATION_OPERATOR', 'Station operator'), ('SJPU_OFFICER', 'Special juvenile police unit officer'), ('AHTU_OFFICER', 'Anti-human-trafficking unit officer'), ('CCI_SUPERINTENDENT', 'Child care institution superintendent'), ('CWC_CHAIR', 'Child welfare committee chair'), ('CWC_MEMBER', 'Child welfare committee member'), ('JJB_MAGISTRATE', 'Juvenile justice board principal magistrate'), ('JJB_MEMBER', 'Juvenile justice board member'), ('DCPU_OFFICER', 'District child protection officer'), ('DCRB_OFFICER', 'District crime records officer'), ('SCPS_OFFICER', 'State child protection society officer'), ('SCRB_OFFICER', 'State crime records officer'), ('CID_OFFICER', 'CID missing-persons officer'), ('CPSU_OFFICER', 'Central project support officer'), ('NCRB_OFFICER', 'National crime records officer'), ('DISTRICT_MAGISTRATE', 'District magistrate'), ('SUPERINTENDENT_OF_POLICE', 'Superintendent of police'), ('LEGAL_SERVICES', 'Legal services authority officer'), ('OVERSIGHT', 'Oversight body officer'), ('INFORMANT', 'Accredited informant'), ('CITIZEN', 'Registered citizen'), ('HELPDESK_AGENT', 'Help desk agent'), ('SYSTEM_ADMINISTRATOR', 'System administrator'), ('AUDITOR', 'Auditor')], max_length=30, verbose_name='role')),
                ('office', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='directory.office', verbose_name='office')),
                ('starts_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('is_head', models.BooleanField(default=False, verbose_name='head of the office')),
                ('proposed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
                ('approved_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='approved')),
            ],
            options={
                'verbose_name': 'earlier state',
                'ordering': ['pgh_id'],
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='67a9d43a1aa45558559ab82ecf3267bc803e78cf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a2702', table='accounts_postingevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='SignedInSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signed_in_sessions', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ('session_key', models.CharField(max_length=40, unique=True)),
                ('started_at', models.DateTimeField(verbose_name='logged in')),
                ('last_seen_at', models.DateTimeField(verbose_name='last used')),
                ('address', models.GenericIPAddressField(blank=True, null=True, verbose_name='network address')),
                ('device', models.CharField(blank=True, max_length=200, verbose_name='device')),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'ordering': ['-last_seen_at'],
            },
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Last changed')),
                ('username', models.CharField(max_length=60, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='user name')),
                ('name', models.CharField(max_length=120, verbose_name='full name')),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, max_length=128, region=None, verbose_name='mobile number')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('language', models.CharField(choices=[('en', 'English'), ('hi', 'हिन्दी'), ('bn', 'বাংলা'), ('gu', 'ગુજરાતી'), ('ta', 'தமிழ்')], default='en', max_length=5, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, verbose_name='may log in')),
                ('is_superuser', models.BooleanField(default=False, verbose_name='administers reference data')),
                ('is_demo', models.BooleanField(default=False, editable=False)),
            ],
            options={
                'verbose_name': 'earlier state',
                'ordering': ['pgh_id'],
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9e9498e73f6fbdf2642fb33fa14189f1ad2382c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_45b21', table='accounts_userevent', when='BEFORE'))],
            },
        ),
        trackchild.core.migration_operations.InstallTriggers(
        ),
    ]
