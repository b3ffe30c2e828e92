package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.client.RegisteredClient;
import ostiary.core.consent.ConsentStore;
import ostiary.core.consent.WithdrawConsent;
import ostiary.core.session.EndSession;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.testing.World;
import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;

/// A sign-out, and a withdrawal of consent, that is cut off after any one of its calls: once more, and nothing is lost.
class CutOffEndsTest {
    private static final class Flow extends CodeFlowSetup {
        private final RegisteredClient reader = client("reader", true, false);
        private final List<SessionId> ends = new ArrayList<>(List.of(session(), session()));

        private SessionId session() {
            var outcome = world.oauth
                    .authorize()
                    .authorize(reader, request(), Optional.of(browser.text()), _ -> true, World.LAPTOP);
            var code = ((Authorize.Outcome.Granted) outcome).code();
            var redeemed = world.oauth.redeemCode().redeem(reader, code, Optional.of(BACK), Optional.of(VERIFIER));
            return ((RedeemCode.Outcome.Granted) redeemed)
                    .tokens()
                    .issued()
                    .claims()
                    .sessionId();
        }

        private EndSession endSession(LastCall calls) {
            return new EndSession(
                    calls.of(SessionStore.class, world.stores.sessions()),
                    calls.of(RevocationFeed.class, world.stores.revocations()),
                    world.journal,
                    world.clock);
        }

        void signOut(LastCall calls) {
            var signOut = new SignOut(
                    world.oauth.browserSessions(),
                    calls.of(SessionStore.class, world.stores.sessions()),
                    endSession(calls),
                    world.stores.clients(),
                    world.signer,
                    world.clock);
            signOut.signOut(
                    new SignOut.Asked(Optional.empty(), Optional.empty(), Optional.empty()),
                    Optional.of(browser.text()));
        }

        void withdraw(LastCall calls) {
            var withdraw = new WithdrawConsent(
                    calls.of(ConsentStore.class, world.stores.consents()),
                    calls.of(SessionStore.class, world.stores.sessions()),
                    endSession(calls),
                    world.journal,
                    world.clock);
            withdraw.withdraw(ada.id(), reader.id());
        }

        void everyEndIsAnnounced() {
            var told = world.stores.revocations().since(Instant.EPOCH).revocations();
            for (var id : ends) {
                assertThat(told).contains(new Revocation.OfSession(id));
                assertThat(world.stores.sessions().find(ada.id(), id).flatMap(SessionSnapshot::ended))
                        .hasValueSatisfying(ending -> {
                            assertThat(ending.reason()).isEqualTo(EndReason.REVOKED);
                            assertThat(ending.announced()).isTrue();
                        });
            }
            assertThat(Set.copyOf(told)).hasSameSizeAs(ends);
        }
    }

    private interface Use {
        void run(Flow flow, LastCall calls);
    }

    /// @return after how many calls it was cut off
    private static int cutOffAfterEach(Use use, boolean endsTheBrowsers) {
        for (int calls = 1; ; calls++) {
            var flow = new Flow();
            if (endsTheBrowsers) {
                flow.ends.add(flow.browser.sessionId());
            }
            var last = new LastCall(calls);
            try {
                use.run(flow, last);
            } catch (UnavailableException cutOff) {
                use.run(flow, new LastCall(Integer.MAX_VALUE));
            }
            flow.everyEndIsAnnounced();
            if (!last.isOver()) {
                return calls - 1;
            }
        }
    }

    @Test
    void aSignOutOnceMoreAnnouncesEveryEnd() {
        assertThat(cutOffAfterEach(Flow::signOut, true))
                .as("end, publish, mark for each, and a list")
                .isEqualTo(10);
    }

    @Test
    void aWithdrawalOnceMoreAnnouncesEveryEnd() {
        assertThat(cutOffAfterEach(Flow::withdraw, false))
                .as("end, publish, mark for each, a list; and the consent is read and written twice")
                .isEqualTo(10);
    }
}
