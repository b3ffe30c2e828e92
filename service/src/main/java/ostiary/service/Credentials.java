package ostiary.service;

import java.time.InstantSource;
import ostiary.adapters.dynamodb.DynamoDbSourceAccountStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.SyntheticUsers;
import ostiary.core.audit.AuditLog;
import ostiary.core.login.ChallengeVerifier;
import ostiary.core.login.ChallengeVerifiers;
import ostiary.core.login.CredentialVerifier;
import ostiary.core.login.DirectoryCredentialVerifier;
import ostiary.core.upstream.CredentialSource;
import ostiary.core.upstream.LinkOnLogin;
import ostiary.core.upstream.MigrateOnLogin;
import ostiary.core.upstream.MigratingCredentialVerifier;
import ostiary.core.upstream.SourceCredentialVerifier;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserPasswords;

/// Verifies passwords, and the answers to challenges that follow them.
record Credentials(CredentialVerifier passwords, ChallengeVerifiers answers) {
    private static final ChallengeVerifier NO_SOURCE =
            (_, _, _, _) -> new ChallengeVerifier.Verdict.Decided(new CredentialVerifier.Verdict.Refused());

    /// Verifies against the service's own accounts.
    ///
    /// @param factors verifies the answers to what it asks for beside the password
    static Credentials directory(Table table, UserPasswords passwords, ChallengeVerifier factors) {
        return new Credentials(
                new DirectoryCredentialVerifier(new DynamoDbUserStore(table), passwords),
                new ChallengeVerifiers(factors, NO_SOURCE));
    }

    /// Verifies against another source, which keeps its users. The users of rehearsals stay in the directory: they
    /// sign up and are removed a moment later, and nobody else can confirm their addresses.
    Credentials keptAt(CredentialSource source, Table table, AuditLog audit, InstantSource clock) {
        var linking =
                new LinkOnLogin(new DynamoDbUserStore(table), new DynamoDbSourceAccountStore(table), audit, clock);
        var elsewhere = SourceCredentialVerifier.linking(source, linking);
        return new Credentials(
                (username, password) -> isOfARehearsal(username)
                        ? ofARehearsal(passwords.verify(username, password))
                        : elsewhere.verify(username, password),
                with(elsewhere));
    }

    /// Verifies against another source, whose users migrate to the directory.
    Credentials movingFrom(
            CredentialSource source, Table table, UserPasswords userPasswords, AuditLog audit, InstantSource clock) {
        var migration = new MigrateOnLogin(
                passwords,
                new DynamoDbUserStore(table),
                new DynamoDbSourceAccountStore(table),
                userPasswords,
                audit,
                clock);
        var elsewhere = SourceCredentialVerifier.migrating(source, migration);
        return new Credentials(new MigratingCredentialVerifier(passwords, elsewhere), with(elsewhere));
    }

    private ChallengeVerifiers with(ChallengeVerifier source) {
        return new ChallengeVerifiers(answers.own(), source);
    }

    private static boolean isOfARehearsal(String username) {
        return EmailAddress.parse(username)
                .filter(email -> SyntheticUsers.isAddress(email.value()))
                .isPresent();
    }

    /// Lets nobody in by the address alone, however the account came to it.
    private static CredentialVerifier.Verdict ofARehearsal(CredentialVerifier.Verdict verdict) {
        return verdict instanceof CredentialVerifier.Verdict.Verified(var user, var _)
                        && SyntheticUsers.isId(user.toString())
                ? verdict
                : new CredentialVerifier.Verdict.Refused();
    }
}
