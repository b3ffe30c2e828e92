package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.audit.AuditEvent;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;

/// How one session's tokens move on. How they end is in [RefreshRefusalTest].
class RefreshSessionTest {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration INSTANT = Duration.ofMillis(1);

    private final World world = new World();
    private final IssuedTokens login = world.loggedIn(world.clients.byDefault());
    private final RefreshToken first = login.refreshToken();

    private IssuedTokens refresh(RefreshToken token) {
        return ((Refreshed) world.refreshSession().refresh(token.text(), World.LAPTOP)).tokens();
    }

    @Test
    void exchangesTheTokenOfALoginAtOnce() {
        var second = refresh(first).refreshToken();

        assertThat(second.text()).isNotEqualTo(first.text());
        assertThat(second.sessionId()).isEqualTo(first.sessionId());
        assertThat(second.userId()).isEqualTo(first.userId());
    }

    @Test
    void grantsWhatTheLoginGrantedAndNoLonger() {
        var start = world.clock.instant();
        world.clock.advance(Duration.ofHours(3));

        var tokens = refresh(first);

        var atLogin = world.signer.read(login.accessToken());
        var now = world.signer.read(tokens.accessToken());
        assertThat(now)
                .usingRecursiveComparison()
                .ignoringFields("id", "issuedAt", "expiresAt")
                .isEqualTo(atLogin);
        assertThat(now.id()).isNotEqualTo(atLogin.id());
        assertThat(now.authTime()).contains(start);
        assertThat(now.issuedAt()).isEqualTo(world.clock.instant());
        assertThat(now.lifetime()).isEqualTo(tokens.lifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(tokens.scopes()).isEqualTo(login.scopes());
    }

    @Test
    void answersATokenThatStillRestsWithItselfAndAFreshAccessToken() {
        var second = refresh(first);
        world.clock.advance(GRACE.minus(INSTANT));

        var again = refresh(second.refreshToken());

        assertThat(again.refreshToken().text()).isEqualTo(second.refreshToken().text());
        assertThat(again.accessToken()).isNotEqualTo(second.accessToken());
        assertThat(world.signer.read(again.accessToken()).issuedAt()).isEqualTo(world.clock.instant());
    }

    @Test
    void movesATokenOnTheInstantItHasRested() {
        var second = refresh(first).refreshToken();
        world.clock.advance(GRACE);

        assertThat(refresh(second).refreshToken().text()).isNotEqualTo(second.text());
    }

    @Test
    void answersARepeatWithTheSameSuccessorUntilTheGraceIsOver() {
        var second = refresh(first);
        world.clock.advance(GRACE.minus(INSTANT));

        var again = refresh(first);

        assertThat(again.refreshToken().text()).isEqualTo(second.refreshToken().text());
        assertThat(again.accessToken()).isNotEqualTo(second.accessToken());
    }

    @Test
    void doesNotExtendTheGraceByRepeats() {
        var second = refresh(first).refreshToken();
        world.clock.advance(GRACE.minus(INSTANT));
        refresh(first);
        refresh(second);
        world.clock.advance(INSTANT);
        refresh(second);

        assertThat(world.refreshSession().refresh(first.text(), World.LAPTOP))
                .isEqualTo(new Refused(RefreshRefusal.REPLAYED));
    }

    @Test
    void keepsASessionAliveThatIsRefreshedWithinTheIdleTime() {
        var token = first;
        for (int week = 1; week <= 12; week++) {
            world.clock.advance(Duration.ofDays(7));
            token = refresh(token).refreshToken();
        }

        assertThat(refresh(token).refreshToken().text()).isEqualTo(token.text());
    }

    @Test
    void givesNoAccessTokenThatOutlivesItsSession() {
        var token = first;
        for (int week = 1; week <= 12; week++) {
            world.clock.advance(Duration.ofDays(7));
            token = refresh(token).refreshToken();
        }
        var end = world.snapshot(token).session().endsAt();
        world.clock.set(end.minusSeconds(90));

        var last = refresh(token);

        assertThat(last.lifetime()).isEqualTo(Duration.ofSeconds(90));
        assertThat(world.signer.read(last.accessToken()).expiresAt()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"default, PT30S", "browser, PT10S", "agent, PT30M"})
    void isAsForgivingAsTheClientNeeds(String clientId, Duration grace) {
        var first = world.loggedIn(world.clients.find(clientId).orElseThrow()).refreshToken();
        var second = refresh(first).refreshToken();
        world.clock.advance(grace.minus(INSTANT));

        assertThat(refresh(first).refreshToken().text()).isEqualTo(second.text());
        assertThat(world.snapshot(first).forgiven()).isEmpty();
        world.clock.advance(INSTANT);
        refresh(first);
        assertThat(world.snapshot(first).forgiven()).isPresent();
    }

    @RepeatedTest(10)
    void answersManyCallersAtOnceWithOneToken() throws Exception {
        var answers = AtOnce.call(64, () -> refresh(first));

        assertThat(answers.stream().map(answer -> answer.refreshToken().text()).distinct())
                .hasSize(1)
                .doesNotContain(first.text());
        assertThat(answers.stream().map(IssuedTokens::accessToken).distinct()).hasSize(64);
    }

    @Test
    void writesDownWhoRefreshed() {
        refresh(first);

        assertThat(world.journal.events().getLast())
                .isEqualTo(new AuditEvent.Refreshed(first.userId(), first.sessionId(), "default"));
    }
}
