import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import trackchild.core.crypto
import trackchild.core.migration_operations
import trackchild.core.models.image
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('core', '0001_initial'), ('core', '0002_attachments')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0003_at_once'),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditHead',
            fields=[
                ('shard', models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(default=0)),
                ('digest', models.BinaryField(default=b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00')),
                ('at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'end of an audit chain',
                'verbose_name_plural': 'ends of the audit chains',
                'triggers': [pgtrigger.compiler.Trigger(name='only_the_chain', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (pg_trigger_depth() = 0)', func="RAISE EXCEPTION 'pgtrigger: Cannot insert or update or delete rows from % table', TG_TABLE_NAME;", hash='31d13c394f2352f01e796fb77ee942d05d161043', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_the_chain_74dc9', table='core_audithead', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='AuditRoot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.BigIntegerField(unique=True, verbose_name='Number')),
                ('at', models.DateTimeField(verbose_name='Time')),
                ('heads', models.JSONField()),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('signature', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'signed audit root',
                'verbose_name_plural': 'signed audit roots',
                'ordering': ['number'],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0e674216e9bd981eba76ba4d37527bfc66037774', operation='UPDATE OR DELETE', pgid='pgtrigger_insert_only_7ff9d', table='core_auditroot', when='BEFORE')), pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('trackchild.may_truncate', true) IS DISTINCT FROM 'yes' THEN\n    RAISE EXCEPTION 'trackchild: % is never emptied', TG_TABLE_NAME;\nEND IF;\nRETURN NULL;\n", hash='3208ef7bf78d006aac8cbb8eb944d2fe5debd771', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_ac966', table='core_auditroot', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(max_length=120, unique=True, verbose_name='Series')),
                ('value', models.BigIntegerField(default=0, verbose_name='Last number')),
            ],
            options={
                'verbose_name': 'counter',
                'verbose_name_plural': 'counters',
            },
        ),
        migrations.CreateModel(
            name='DemoMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('channel', models.CharField(choices=[('sms', 'SMS'), ('email', 'E-mail')], max_length=8)),
                ('to', models.CharField(db_index=True, max_length=254)),
                ('language', models.CharField(max_length=8)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('body', models.TextField()),
                ('template', models.CharField(max_length=60)),
                ('times', models.PositiveSmallIntegerField(default=1)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'demonstration message',
                'verbose_name_plural': 'demonstration messages',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(db_index=True, max_length=60, verbose_name='Event')),
                ('subject_type', models.CharField(max_length=80)),
                ('subject_id', models.BigIntegerField()),
                ('subject_reference', models.CharField(blank=True, max_length=40)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='By')),
                ('posting_id', models.BigIntegerField(blank=True, null=True)),
                ('posting_label', models.CharField(blank=True, max_length=300, verbose_name='Posting')),
                ('office_id', models.BigIntegerField(blank=True, null=True)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='Time')),
                ('note', models.TextField(blank=True, verbose_name='Note')),
                ('facts', models.JSONField(blank=True, default=dict)),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['subject_type', 'subject_id', '-at'], name='core_event_subject'), models.Index(fields=['office_id', '-at'], name='core_event_office')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5a78fd868a28dc62a6cc605641853e04ae7fd737', operation='UPDATE OR DELETE', pgid='pgtrigger_insert_only_b4d47', table='core_event', when='BEFORE')), pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('trackchild.may_truncate', true) IS DISTINCT FROM 'yes' THEN\n    RAISE EXCEPTION 'trackchild: % is never emptied', TG_TABLE_NAME;\nEND IF;\nRETURN NULL;\n", hash='ca3ec6ce79f70693c7bc78ec4a761d3716f8eae2', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_7a76f', table='core_event', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='EventDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='core.event')),
                ('subscriber', models.CharField(max_length=80)),
                ('state', models.CharField(choices=[('PENDING', 'Waiting'), ('DONE', 'Done'), ('DEAD', 'Given up')], default='PENDING', max_length=8)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('sends', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('last_error', models.TextField(blank=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'event delivery',
                'verbose_name_plural': 'event deliveries',
                'indexes': [models.Index(condition=models.Q(('state', 'PENDING')), fields=['next_try_at'], name='core_eventdelivery_due'), models.Index(condition=models.Q(('state', 'DEAD')), fields=['-id'], name='core_eventdelivery_dead')],
                'constraints': [models.UniqueConstraint(fields=('event', 'subscriber'), name='core_eventdelivery_once')],
            },
        ),
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('name', models.CharField(max_length=80, primary_key=True, serialize=False, verbose_name='Process')),
                ('at', models.DateTimeField(verbose_name='Last seen')),
            ],
            options={
                'verbose_name': 'heartbeat',
                'verbose_name_plural': 'heartbeats',
            },
        ),
        migrations.CreateModel(
            name='ImageBlob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('parent', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='derivatives', to='core.imageblob')),
                ('size', models.CharField(blank=True, max_length=12)),
                ('owner', models.CharField(blank=True, max_length=120)),
                ('upload_sha256', models.CharField(blank=True, db_index=True, max_length=64)),
                ('sha256', models.CharField(max_length=64)),
                ('content_type', models.CharField(max_length=20)),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('byte_size', models.PositiveIntegerField()),
                ('data', trackchild.core.models.image.ExternalBinaryField()),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
                'constraints': [models.UniqueConstraint(condition=models.Q(('parent__isnull', True), models.Q(('owner', ''), _negated=True)), fields=('owner', 'upload_sha256'), name='core_imageblob_one_upload'), models.UniqueConstraint(condition=models.Q(('parent__isnull', False)), fields=('parent', 'size'), name='core_imageblob_one_size')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Last changed')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('template', models.CharField(max_length=60, verbose_name='Template')),
                ('channel', models.CharField(choices=[('sms', 'SMS'), ('email', 'E-mail')], max_length=8, verbose_name='Channel')),
                ('lane', models.CharField(choices=[('otp', 'One-time codes'), ('critical', 'Urgent'), ('normal', 'Normal')], default='normal', max_length=8)),
                ('to', trackchild.core.crypto.EncryptedTextField(verbose_name='To')),
                ('to_index', models.CharField(db_index=True, editable=False, max_length=64)),
                ('recipient_label', models.CharField(blank=True, max_length=200, verbose_name='Recipient')),
                ('language', models.CharField(default='en', max_length=8, verbose_name='Language')),
                ('subject', models.CharField(blank=True, max_length=200, verbose_name='Subject')),
                ('body', trackchild.core.crypto.EncryptedTextField(blank=True, verbose_name='Text')),
                ('dedupe', models.CharField(max_length=200, unique=True)),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='core.event')),
                ('state', models.CharField(choices=[('PENDING', 'Waiting'), ('LEASED', 'Being sent'), ('HANDED_OVER', 'Handed over'), ('DELIVERED', 'Delivered'), ('FAILED', 'Refused'), ('UNKNOWN', 'Not known'), ('DEAD', 'Given up')], default='PENDING', max_length=12, verbose_name='Status')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='Tries')),
                ('next_try_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('lease', models.UUIDField(blank=True, null=True)),
                ('gateway_reference', models.CharField(blank=True, max_length=120)),
                ('handed_over_at', models.DateTimeField(blank=True, null=True, verbose_name='Handed over at')),
                ('last_error', models.TextField(blank=True, verbose_name='Last error')),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'ordering': ['-id'],
                'indexes': [models.Index(condition=models.Q(('state', 'PENDING')), fields=['lane', 'next_try_at'], name='core_message_due'), models.Index(condition=models.Q(('state__in', ['LEASED', 'UNKNOWN'])), fields=['lease_until'], name='core_message_leased'), models.Index(condition=models.Q(('state__in', ['DEAD', 'FAILED'])), fields=['-id'], name='core_message_dead')],
            },
        ),
        migrations.CreateModel(
            name='SectionDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('subject_type', models.CharField(max_length=80)),
                ('subject_id', models.BigIntegerField(default=0)),
                ('section', models.CharField(max_length=60)),
                ('answers', models.JSONField(default=dict)),
                ('saved_at', models.DateTimeField(auto_now=True, db_index=True, verbose_name='Kept at')),
            ],
            options={
                'verbose_name': 'unsaved draft',
                'verbose_name_plural': 'unsaved drafts',
                'constraints': [models.UniqueConstraint(fields=('user', 'subject_type', 'subject_id', 'section'), name='core_sectiondraft_once')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('url_name', models.CharField(max_length=120)),
                ('subject_type', models.CharField(blank=True, max_length=80)),
                ('subject_id', models.BigIntegerField(blank=True, null=True)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'form submission',
                'verbose_name_plural': 'form submissions',
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60)),
                ('subject_type', models.CharField(max_length=80)),
                ('subject_id', models.BigIntegerField()),
                ('content_type', models.CharField(max_length=40)),
                ('byte_size', models.PositiveIntegerField()),
                ('upload_sha256', models.CharField(max_length=64)),
                ('sha256', models.CharField(max_length=64)),
                ('by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name': 'file',
                'verbose_name_plural': 'files',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('subject_type', 'subject_id', 'kind', 'upload_sha256'), name='core_attachment_one_upload')],
            },
        ),
        migrations.CreateModel(
            name='AttachmentPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attachment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='core.attachment')),
                ('number', models.PositiveSmallIntegerField()),
                ('data', trackchild.core.models.image.ExternalBinaryField()),
            ],
            options={
                'verbose_name': 'part of a file',
                'verbose_name_plural': 'parts of files',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('attachment', 'number'), name='core_attachmentpart_once')],
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shard', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('seq', models.BigIntegerField(default=0, editable=False)),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='Time')),
                ('action', models.CharField(choices=[('VIEW', 'Viewed'), ('SEARCH', 'Searched'), ('EXPORT', 'Exported'), ('PRINT', 'Printed'), ('CHANGE', 'Changed'), ('UNMASK', 'Unmasked'), ('LOGIN', 'Logged in'), ('LOGOUT', 'Logged out'), ('REFUSED', 'Refused'), ('ADMIN', 'Administration')], max_length=12, verbose_name='Action')),
                ('result', models.CharField(default='ok', max_length=20, verbose_name='Result')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Who')),
                ('actor_label', models.CharField(blank=True, max_length=150, verbose_name='User name')),
                ('role', models.CharField(blank=True, max_length=40, verbose_name='Role')),
                ('posting_id', models.BigIntegerField(null=True)),
                ('office_id', models.BigIntegerField(null=True)),
                ('subject_type', models.CharField(blank=True, max_length=80)),
                ('subject_id', models.BigIntegerField(null=True)),
                ('subject_reference', models.CharField(blank=True, max_length=40, verbose_name='Record')),
                ('purpose', models.CharField(blank=True, max_length=300, verbose_name='Purpose')),
                ('address', models.GenericIPAddressField(null=True, verbose_name='Network address')),
                ('request_id', models.CharField(blank=True, max_length=36, verbose_name='Request')),
                ('facts', models.JSONField(default=dict)),
                ('previous', models.BinaryField(default=b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00')),
                ('digest', models.BinaryField(default=b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00')),
            ],
            options={
                'verbose_name': 'audit entry',
                'verbose_name_plural': 'audit entries',
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['shard', 'seq'], name='core_auditentry_chain'), models.Index(fields=['subject_type', 'subject_id', '-at'], name='core_auditentry_subject'), models.Index(fields=['actor', '-at'], name='core_auditentry_actor')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='12a38940cff0b77469c80dd16bb7a94edcb3dbd9', operation='UPDATE OR DELETE', pgid='pgtrigger_insert_only_7a98a', table='core_auditentry', when='BEFORE')), pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('trackchild.may_truncate', true) IS DISTINCT FROM 'yes' THEN\n    RAISE EXCEPTION 'trackchild: % is never emptied', TG_TABLE_NAME;\nEND IF;\nRETURN NULL;\n", hash='f933ce725f3a4cf2dedaaac36f5039bc6b67b86d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_c0bc2', table='core_auditentry', when='BEFORE')), pgtrigger.compiler.Trigger(name='chain', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE head core_audithead; wanted int;', func="\nhead := NULL;\nwanted := nullif(current_setting('trackchild.audit_shard', true), '')::int;\nIF wanted IS NOT NULL THEN\n    SELECT * INTO head FROM core_audithead WHERE shard = wanted FOR UPDATE;\nEND IF;\nFOR attempt IN 1..8 LOOP\n    EXIT WHEN head IS NOT NULL;\n    wanted := floor(random() * 64)::int;\n    SELECT * INTO head FROM core_audithead WHERE shard = wanted FOR UPDATE SKIP LOCKED;\n    EXIT WHEN head IS NOT NULL;\n    INSERT INTO core_audithead (shard, seq, digest, at)\n        VALUES (wanted, 0, decode(repeat('00', 32), 'hex'), clock_timestamp())\n        ON CONFLICT (shard) DO NOTHING\n        RETURNING * INTO head;\nEND LOOP;\nIF head IS NULL THEN\n    SELECT * INTO head FROM core_audithead WHERE shard = wanted FOR UPDATE;\nEND IF;\nPERFORM set_config('trackchild.audit_shard', head.shard::text, true);\nNEW.shard := head.shard;\nNEW.seq := head.seq + 1;\nNEW.at := clock_timestamp();\nNEW.previous := head.digest;\nNEW.digest := sha256(NEW.previous || convert_to(jsonb_build_array(NEW.shard, NEW.seq, (extract(epoch FROM NEW.at) * 1000000)::bigint, NEW.action, NEW.result, NEW.actor_id, NEW.actor_label, NEW.role, NEW.posting_id, NEW.office_id, NEW.subject_type, NEW.subject_id, NEW.subject_reference, NEW.purpose, host(NEW.address), NEW.request_id, NEW.facts)::text, 'UTF8'));\nUPDATE core_audithead SET seq = NEW.seq, digest = NEW.digest, at = NEW.at WHERE shard = NEW.shard;\nRETURN NEW;\n", hash='26932f75e4052fcbc0cb0be16334ac8e3158157e', operation='INSERT', pgid='pgtrigger_chain_ee639', table='core_auditentry', when='BEFORE'))],
            },
        ),
        trackchild.core.migration_operations.InstallTriggers(
        ),
    ]
