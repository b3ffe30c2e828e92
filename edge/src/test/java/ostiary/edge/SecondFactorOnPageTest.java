package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.PagesApi;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.edge.page.Page;

/// A user with a second factor of the service's own signs in on the pages.
class SecondFactorOnPageTest extends PagesSetup {
    private final Enrolled phone = world.factors.enrol(world.stores
            .users()
            .findCredential(EmailAddress.parse(ada).orElseThrow())
            .orElseThrow()
            .userId());

    @BeforeEach
    void theCodeOfTheEnrolmentIsOver() {
        world.clock.advance(Duration.ofSeconds(30));
    }

    private Page.SecondFactor asked() {
        signIn(request("shop"), World.PASSWORD.text());
        return (Page.SecondFactor) shown.getLast();
    }

    private Response answer(Page.SecondFactor page, String code) {
        var form = new TreeMap<>(page.hidden());
        form.put("code", code);
        return post(PagesApi.ANSWER_CHALLENGE.path(), form);
    }

    @Test
    void theCodeOfTheAppSignsIn() {
        var page = asked();

        assertThat(page.recoverable()).isTrue();
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
        var response = answer(page, world.factors.app.at(phone.secret(), world.clock.instant()));
        assertThat(response.status()).isEqualTo(303);
        assertThat(cookies).containsKey(PagesApi.SESSION_COOKIE);
    }

    @Test
    void aRecoveryCodeSignsInThroughTheSameField() {
        var response = answer(asked(), phone.recoveryCodes().getFirst());

        assertThat(response.status()).isEqualTo(303);
        assertThat(cookies).containsKey(PagesApi.SESSION_COOKIE);
    }

    @Test
    void aWrongCodeIsAskedForAgain() {
        answer(asked(), "000000");

        var again = (Page.SecondFactor) shown.getLast();
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
        assertThat(again.recoverable()).isTrue();
        answer(again, phone.recoveryCodes().getLast());
        assertThat(cookies).containsKey(PagesApi.SESSION_COOKIE);
    }
}
