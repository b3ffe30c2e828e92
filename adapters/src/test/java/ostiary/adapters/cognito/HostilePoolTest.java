package ostiary.adapters.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.adapters.dynamodb.DynamoDbSourceAccountStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.UnavailableException;
import ostiary.core.login.CredentialVerifier.Verdict;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.login.DirectoryCredentialVerifier;
import ostiary.core.password.Password;
import ostiary.core.testing.FastHasher;
import ostiary.core.testing.SealingRing;
import ostiary.core.upstream.MigrateOnLogin;
import ostiary.core.upstream.MigratingCredentialVerifier;
import ostiary.core.upstream.SourceCredentialVerifier;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.emulators.aws.cognito.PoolAnswers;
import ostiary.emulators.aws.cognito.PoolTokens;

/// A pool, or whoever answers in its place, that says what it must not be believed. Nobody is let in wrongly.
class HostilePoolTest {
    private static final Password PASSWORD = Password.of("tangerine walrus 42 sunrise");
    private static final EmailAddress EMAIL =
            EmailAddress.parse(PoolTokens.EMAIL).orElseThrow();

    private final EmulatedPool server = new EmulatedPool();
    private final Table table = LocalTable.fresh();
    private final DynamoDbUserStore users = new DynamoDbUserStore(table);
    private final FastHasher hasher = new FastHasher();

    @AfterEach
    void close() {
        server.close();
    }

    static List<Arguments> lies() {
        return List.of(
                lie("another pool", claims -> claims.put("iss", PoolTokens.ISSUER.replace("AbCd", "EfGh"))),
                lie("another region", claims -> claims.put("iss", PoolTokens.ISSUER.replace("central", "west"))),
                lie("a look-alike", claims -> claims.put("iss", PoolTokens.ISSUER.replace(".com/", ".com.evil/"))),
                lie("an issuer in http", claims -> claims.put("iss", PoolTokens.ISSUER.replace("https", "http"))),
                lie("an issuer and more", claims -> claims.put("iss", PoolTokens.ISSUER + "/")),
                lie(
                        "an issuer in another case",
                        claims -> claims.put("iss", PoolTokens.ISSUER.toLowerCase(Locale.ROOT))),
                lie("no issuer", claims -> claims.remove("iss")),
                lie("several issuers", claims -> claims.putArray("iss").add(PoolTokens.ISSUER)),
                lie("an access token", claims -> claims.put("token_use", "access")),
                lie("a token of no use", claims -> claims.remove("token_use")),
                lie("another client", claims -> claims.put("aud", "another")),
                lie(
                        "several clients",
                        claims -> claims.putArray("aud").add("another").add(PoolTokens.CLIENT)),
                lie("no client", claims -> claims.remove("aud")),
                lie("the client of an access token", claims -> {
                    claims.remove("aud");
                    claims.put("client_id", PoolTokens.CLIENT);
                }),
                lie("over", claims -> claims.put("exp", 1_700_000_000)),
                lie("without an end", claims -> claims.remove("exp")),
                lie("an end in words", claims -> claims.put("exp", "4102444800")),
                lie("an end in fractions", claims -> claims.put("exp", 4.1e9)),
                lie("nobody", claims -> claims.remove("sub")),
                lie("somebody without an id of ours", claims -> claims.put("sub", "ada")),
                lie(
                        "an id in capitals",
                        claims -> claims.put("sub", PoolTokens.SUB.toString().toUpperCase(Locale.ROOT))),
                lie("roles of no list", claims -> claims.put("cognito:groups", "admin")),
                lie("an address that is not verified", claims -> claims.put("email_verified", false)),
                lie("an address that is said to be verified", claims -> claims.put("email_verified", "true")),
                lie("an address of which that is not said", claims -> claims.remove("email_verified")),
                lie("no address", claims -> claims.remove("email")),
                lie("two addresses", claims -> claims.put("email", "ada@example.org,eve@example.org")),
                lie("an address of look-alikes", claims -> claims.put("email", "ad\u0430@example.org")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void isNotBelieved(String what, Consumer<ObjectNode> lie) {
        server.behave((_, _) -> PoolAnswers.tokens(PoolTokens.token(lie)));

        assertThat(letIn()).as(what).isFalse();
        assertThat(users.findCredential(EMAIL)).isEmpty();
        assertThat(users.find(new UserId(PoolTokens.SUB))).isEmpty();
    }

    static List<String> junk() {
        var claims = PoolTokens.claims().toString();
        return List.of(
                "",
                ".",
                "..",
                "junk",
                "a.b.c",
                PoolTokens.encoded("{\"alg\":\"none\"}", claims, ""),
                PoolTokens.encoded("{\"alg\":\"none\"}", claims, "c2lnbmF0dXJl"),
                PoolTokens.encoded("{\"alg\":\"RS256\"}", claims, ""),
                PoolTokens.encoded("{\"alg\":\"HS256\"}", claims, "c2lnbmF0dXJl"),
                PoolTokens.encoded("{\"alg\":\"RS256\",\"alg\":\"none\"}", claims, "c2lnbmF0dXJl"),
                PoolTokens.encoded("{}", claims, "c2lnbmF0dXJl"),
                PoolTokens.encoded("[]", claims, "c2lnbmF0dXJl"),
                PoolTokens.encoded("{\"alg\":\"RS256\"}", "[" + claims + "]", "c2lnbmF0dXJl"),
                PoolTokens.encoded("{\"alg\":\"RS256\"}", claims + claims, "c2lnbmF0dXJl"),
                PoolTokens.encoded(
                        "{\"alg\":\"RS256\"}",
                        claims.replace("{\"sub\"", "{\"token_use\":\"id\",\"sub\""),
                        "c2lnbmF0dXJl"),
                PoolTokens.encoded("{\"alg\":\"RS256\"}", claims, "c2lnbmF0dXJl") + ".more",
                PoolTokens.token(more -> more.put("custom:long", "x".repeat(20_000))));
    }

    @ParameterizedTest
    @MethodSource("junk")
    void isNotBelievedInJunk(String token) {
        server.behave((_, _) -> PoolAnswers.tokens(token));

        assertThat(letIn()).isFalse();
    }

    @Test
    void isBelievedWhatIsRight() {
        server.behave((_, _) -> PoolAnswers.tokens(PoolTokens.token(_ -> {})));

        assertThat(letIn()).isTrue();
    }

    /// Whoever signs in to a pool may write custom attributes, unless their client is told otherwise.
    @Test
    void givesNoRolesForWhatUsersCanWrite() {
        server.behave((_, _) -> PoolAnswers.tokens(PoolTokens.token(claims -> {
            claims.put("custom:role", "admin").put("custom:groups", "admin").put("profile", "admin");
            claims.put("groups", "admin").put("roles", "admin").put("cognito:preferred_role", "admin");
            claims.putArray("custom:cognito:groups").add("admin");
            claims.putArray("cognito:roles").add("arn:aws:iam::123456789012:role/admin");
        })));

        assertThat(verify(PoolTokens.EMAIL)).isEqualTo(new Verified(new UserId(PoolTokens.SUB), Set.of()));
        assertThat(users.findCredential(EMAIL).map(Credential::roles)).contains(Set.of());
    }

    @Test
    void makesOneUserOfAnAddressInWhateverCase() {
        server.behave((_, _) -> PoolAnswers.tokens(PoolTokens.token(claims -> claims.put("email", "Ada@EXAMPLE.org"))));
        assertThat(verify("ADA@example.org")).isEqualTo(new Verified(new UserId(PoolTokens.SUB), Set.of()));

        var twin = "99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee";
        server.behave((_, _) -> PoolAnswers.tokens(
                PoolTokens.token(claims -> claims.put("sub", twin).put("email", "aDA@example.org"))));
        assertThat(verify("twin", Password.of("the password of the twin"))).isEqualTo(new Refused());

        assertThat(users.findCredential(EMAIL).map(Credential::userId)).contains(new UserId(PoolTokens.SUB));
        assertThat(users.find(new UserId(UUID.fromString(twin)))).isEmpty();
    }

    private boolean letIn() {
        try {
            return !(verify(PoolTokens.EMAIL) instanceof Refused);
        } catch (UnavailableException undecided) {
            return false;
        }
    }

    private Verdict verify(String username) {
        return verify(username, PASSWORD);
    }

    private Verdict verify(String username, Password password) {
        var source = server.source(Optional.empty());
        var passwords = SealingRing.passwords(hasher);
        var directory = new DirectoryCredentialVerifier(users, passwords);
        var accounts = new DynamoDbSourceAccountStore(table);
        var migrate = new MigrateOnLogin(directory, users, accounts, passwords, _ -> {}, InstantSource.system());
        return new MigratingCredentialVerifier(directory, SourceCredentialVerifier.migrating(source, migrate))
                .verify(username, password);
    }

    private static Arguments lie(String what, Consumer<ObjectNode> lie) {
        return Arguments.of(what, lie);
    }
}
