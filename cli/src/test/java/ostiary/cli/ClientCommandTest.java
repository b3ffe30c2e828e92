package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.core.access.Revocation;
import ostiary.core.client.GrantType;

class ClientCommandTest extends ClientCommandSetup {
    @Test
    void registersAClientAndPrintsItsSecretOnce() {
        assertThat(run(
                        "create",
                        id,
                        "--name",
                        "Billing",
                        "--scope",
                        "orders:read,orders:write",
                        "--scope",
                        "stock:read"))
                .as(err.toString())
                .isZero();
        var secret = secret();

        assertThat(isLetIn(secret)).isTrue();
        assertThat(stored().scopes()).containsExactlyInAnyOrder("orders:read", "orders:write", "stock:read");
        assertThat(run("show", id)).isZero();
        assertThat(out.toString())
                .contains(
                        "name        Billing\n",
                        "scopes      orders:read orders:write stock:read\n",
                        "audience    none\n")
                .doesNotContain(secret, stored().secrets().getFirst().hash().value());
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines()).contains(id);
    }

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        run("create", id, "--name", "Billing", "--scope", "orders:read", "--resource", "https://orders.example.com");
        var secret = secret();

        assertThat(run("update", id, "--audience", "https://billing.example.com"))
                .isZero();
        assertThat(stored().name()).isEqualTo("Billing");
        assertThat(stored().scopes()).containsExactly("orders:read");
        assertThat(stored().audience()).contains("https://billing.example.com");

        assertThat(run("update", id, "--name", "Bills", "--scope", "", "--audience", ""))
                .isZero();
        assertThat(stored().name()).isEqualTo("Bills");
        assertThat(stored().scopes()).isEmpty();
        assertThat(stored().resources()).containsExactly("https://orders.example.com");
        assertThat(stored().audience()).isEqualTo(Optional.empty());
        assertThat(isLetIn(secret)).isTrue();
    }

    @Test
    void givesANewSecretWhileTheOldOneIsInUse() {
        run("create", id, "--name", "Billing");
        var first = secret();

        assertThat(run("rotate-secret", id)).isZero();
        var second = secret();
        assertThat(isLetIn(first)).isTrue();
        assertThat(isLetIn(second)).isTrue();
        // Else the one in use would be gone.
        assertThat(run("rotate-secret", id)).isEqualTo(1);
        assertThat(err).hasToString("It has two secrets: take the old one away first, or the new one.\n");

        assertThat(run("rotate-secret", id, "--drop-old")).isZero();
        assertThat(out.toString()).doesNotContain("ocs_");
        assertThat(isLetIn(first)).isFalse();
        assertThat(isLetIn(second)).isTrue();
    }

    @Test
    void takesANewSecretAwayThatGotLost() {
        run("create", id, "--name", "Billing");
        var first = secret();
        assertThat(run("rotate-secret", id, "--drop-new")).isEqualTo(1);
        run("rotate-secret", id);
        var lost = secret();

        assertThat(run("rotate-secret", id, "--drop-new")).isZero();

        assertThat(isLetIn(first)).isTrue();
        assertThat(isLetIn(lost)).isFalse();
        assertThat(run("rotate-secret", id, "--drop-new", "--drop-old")).isEqualTo(1);
    }

    @Test
    void givesAGrantToWhoMayAskForSomething() {
        run("create", id, "--name", "Orders", "--audience", "https://orders.example.com");
        assertThat(stored().grants()).isEmpty();

        assertThat(run("update", id, "--grant", "client_credentials", "--scope", "orders:read"))
                .isZero();
        assertThat(stored().grants()).containsExactly(GrantType.CLIENT_CREDENTIALS);
        assertThat(run("update", id, "--grant", "")).isZero();
        assertThat(stored().grants()).isEmpty();
        assertThat(run("update", id, "--grant", "password")).isEqualTo(1);
        assertThat(err)
                .hasToString("A grant is authorization_code, refresh_token, client_credentials, and not password.\n");
    }

    @Test
    void removesAClientAndTellsTheAuthorizers() {
        run("create", id, "--name", "Billing");

        assertThat(run("delete", id)).isZero();

        assertThat(new DynamoDbClientStore(open.table()).find(id)).isEmpty();
        assertThat(new DynamoDbRevocationFeed(open.table())
                        .since(Instant.now().minusSeconds(60))
                        .revocations())
                .anyMatch(told ->
                        told instanceof Revocation.OfClient of && of.clientId().equals(id));
    }

    /// Else all who are logged in by it would be refused.
    @Test
    void removesNoBuiltInClient() {
        assertThat(run("delete", "default")).isEqualTo(1);

        assertThat(new DynamoDbRevocationFeed(open.table())
                        .since(Instant.now().minusSeconds(60))
                        .revocations())
                .noneMatch(told ->
                        told instanceof Revocation.OfClient of && of.clientId().equals("default"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "update", "rotate-secret", "delete"})
    void saysThatThereIsNoSuchClient(String command) {
        assertThat(run(command, id)).isEqualTo(1);
        assertThat(err).hasToString("There is no client " + id + ".\n");
    }

    @Test
    void saysInALineWhatIsWrong() {
        assertThat(run("create", "default", "--name", "Billing")).isEqualTo(1);
        assertThat(err.toString()).startsWith("An id has 3 to 64").hasLineCount(1);
        assertThat(run("create", id, "--name", "Billing", "--scope", "a b")).isEqualTo(1);
        assertThat(err.toString()).startsWith("A scope has").hasLineCount(1);
        assertThat(run("create", id)).isEqualTo(1);
        assertThat(err.toString()).contains("--name").hasLineCount(1);
        run("create", id, "--name", "Billing");
        assertThat(run("create", id, "--name", "Billing")).isEqualTo(1);
        assertThat(err).hasToString("There is a client " + id + " already.\n");
    }
}
