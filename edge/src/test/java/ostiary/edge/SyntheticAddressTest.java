package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.SignUpApi;
import ostiary.core.testing.World;

/// Addresses of SES's mailbox simulator are for rehearsals alone: nobody reads what is sent there.
class SyntheticAddressTest {
    private static final String REHEARSAL = "success+ostiary-9f3a-0123456789ab@simulator.amazonses.com";

    private final World world = new World();
    private final Endpoint endpoint = BodyEndpoint.json(SignUpApi.SIGN_UP, new SignUpEndpoint(world.signUp()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "success@simulator.amazonses.com",
                "bounce+1@simulator.amazonses.com",
                "success@SIMULATOR.AmazonSES.com",
                "success@simulator.amazonses.com ",
                REHEARSAL
            })
    void nobodyFromTheInternetSignsUpWithOne(String address) {
        var answer = signUp(address, "192.0.2.1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"email\"");
        assertThat(world.outbox.sent()).isEmpty();
    }

    /// From an address of which no request comes that is not made by hand, as a rehearsal makes its own.
    @Test
    void aRehearsalDoes() {
        assertThat(signUp(REHEARSAL, "2001:db8:1:2::1").status()).isEqualTo(202);
        assertThat(signUp("success@simulator.amazonses.com", "2001:db8:1:2::1").status())
                .isEqualTo(400);
    }

    @Test
    void othersOfThatDomainSignUpAsEver() {
        assertThat(signUp("ada@amazonses.com", "192.0.2.1").status()).isEqualTo(202);
    }

    private Response signUp(String address, String sourceIp) {
        var body = "{\"email\":\"" + address + "\",\"password\":\"" + World.PASSWORD.text() + "\"}";
        return endpoint.handle(new Request(
                "POST",
                SignUpApi.SIGN_UP.path(),
                Map.of("content-type", "application/json"),
                Map.of(),
                Body.of(body),
                sourceIp,
                Requests.REQUEST_ID));
    }
}
