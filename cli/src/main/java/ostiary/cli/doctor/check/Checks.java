package ostiary.cli.doctor.check;

import java.util.List;

/// All checks, in the order in which they are printed: what a first deploy needs, then what is deployed.
public final class Checks {
    public static final List<Check> ALL = List.of(
            new BootstrapCheck(),
            new LambdaQuotaCheck(),
            new MailAccountCheck(),
            new MailIdentityCheck(),
            new BouncesCheck(),
            new LogPolicyCheck(),
            new IdentityProviderCheck(),
            new CertificateCheck(),
            new StackCheck(),
            new DomainCheck(),
            new TableCheck(),
            new ExpiryCheck(),
            new BackupsCheck(),
            new SecretsCheck(),
            new AliasesCheck(),
            new SnapshotsCheck(),
            new AlarmsCheck(),
            new AlarmReceiversCheck());

    private Checks() {}
}
