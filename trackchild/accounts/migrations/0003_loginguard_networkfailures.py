from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_initial")]

    operations = [
        migrations.CreateModel(
            name="LoginGuard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True, verbose_name="account name, hashed")),
                ("failures", models.PositiveIntegerField(default=0, verbose_name="failures")),
                ("locks", models.PositiveIntegerField(default=0, verbose_name="times locked")),
                ("locked_until", models.DateTimeField(blank=True, null=True, verbose_name="locked until")),
                ("last_failure_at", models.DateTimeField(blank=True, null=True, verbose_name="last failure")),
            ],
            options={"verbose_name": "log-in guard", "verbose_name_plural": "log-in guards"},
        ),
        migrations.CreateModel(
            name="NetworkFailures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("network", models.CharField(max_length=50, verbose_name="network")),
                ("minute", models.DateTimeField(verbose_name="minute")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="failures")),
            ],
            options={
                "verbose_name": "failures of a network",
                "verbose_name_plural": "failures of networks",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("network", "minute"), name="accounts_networkfailures_once_a_minute"
                    )
                ],
            },
        ),
    ]
