package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserId;

/// Operators who come by AWS, whom IAM has let in already.
class DirectAdminEndpointTest {
    private static final String ARN = "arn:aws:sts::111122223333:assumed-role/operators/eve";

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final World world = new World(Stores.inMemory(users));
    private final DirectAdminEndpoint endpoint = new DirectAdminEndpoint(
            new AdminAnswers(world.findTarget(), world.showUser(), world.actOnUser(), world.stores.admins()),
            new UserSearchAnswers(Optional.of(world.searchUsers())));
    private final EmailAddress email = Fresh.email();
    private UserId ada = Fresh.userId();

    @BeforeEach
    void adaHasAnAccount() {
        ada = world.account(email).id();
    }

    private Response call(String members) {
        return endpoint.handle(Requests.post("direct", "application/json", Body.of("{" + members + "}")));
    }

    private Response by(String call, String more) {
        return call("\"call\":\"" + call + "\",\"by\":\"" + ARN + "\",\"user\":\"" + ada + "\"" + more);
    }

    /// So the first operator is made, by IAM, and it is recorded.
    @Test
    void theFirstOperatorIsMadeAndRecorded() {
        var done = by("act", ",\"action\":\"set_roles\",\"roles\":\"ostiary:admin\",\"reason\":\"the first\"");

        assertThat(done.status()).isEqualTo(200);
        assertThat(users.findStatus(ada).orElseThrow().roles())
                .hasValueSatisfying(roles -> assertThat(roles).containsExactly("ostiary:admin"));
        assertThat(by("records", "").body()).contains("\"by\":\"iam:" + ARN + "\"", "\"reason\":\"the first\"");
    }

    @Test
    void aUserIsFoundAndShown() {
        var found = call("\"call\":\"find\",\"by\":\"" + ARN + "\",\"email\":\"" + email.value() + "\"");

        assertThat(found.body()).contains("\"id\":\"" + ada + "\"");
        assertThat(by("show", "").body()).isEqualTo(found.body());
    }

    @Test
    void aTrialSaysWhatWouldBeAndDoesNothing() {
        var tried = by("try", ",\"action\":\"disable\",\"reason\":\"to see\"");

        assertThat(tried.body()).isEqualTo("{\"would\":\"disable\"}");
        assertThat(users.findStatus(ada).orElseThrow().disabled()).isFalse();
        assertThat(world.stores.admins().list(ada, Optional.empty(), 9).records())
                .isEmpty();
        ada = Fresh.userId();
        assertThat(by("try", ",\"action\":\"disable\",\"reason\":\"to see\"").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eve", "user:6b1f6a3e-52c1-4a4e-9d5b-0f4f6c6a7d10", "arn:a b", "arn:\\u0007"})
    void whoSaysNoNameGetsNowhere(String by) {
        var answer = call("\"call\":\"act\",\"by\":\"" + by + "\",\"user\":\"" + ada
                + "\",\"action\":\"disable\",\"reason\":\"x\"");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(users.findStatus(ada).orElseThrow().disabled()).isFalse();
    }

    @Test
    void anUnknownCallIsRefused() {
        assertThat(by("set_password", "").status()).isEqualTo(400);
        assertThat(by("act", ",\"action\":\"disable\"").status()).isEqualTo(400);
    }
}
