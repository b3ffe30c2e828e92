package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ostiary.core.audit.AuditEvent;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshToken;

/// The lag after which a thief is found who has copied a refresh token and uses it each time a while after its
/// owner did: the table in `SECURITY.md`, by client and lag. `make thief` prints it.
class StolenTokenTableTest {
    private static final List<String> CLIENTS = List.of("browser", "default", "agent");
    private static final List<Duration> LAGS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofDays(1));

    /// The owner's app refreshes as often as its access token expires.
    private static final Duration OWNER_REFRESHES = Duration.ofMinutes(10);
    private static final Duration FOR = Duration.ofDays(89);

    @Test
    void isTheOneThatIsPublished() throws IOException {
        var table = table();
        System.out.println(table);

        assertThat(Files.readString(Path.of("../SECURITY.md"))).contains(table);
    }

    private static String table() {
        var rows = new ArrayList<String>();
        rows.add("| the thief comes after its owner by | `" + String.join("` | `", CLIENTS) + "` |");
        rows.add("|---|" + "---|".repeat(CLIENTS.size()));
        for (var lag : LAGS) {
            rows.add(CLIENTS.stream()
                    .map(client -> new Theft(client, lag).verdict())
                    .collect(Collectors.joining(" | ", "| " + text(lag) + " | ", " |")));
        }
        return String.join("\n", rows);
    }

    private static String text(Duration lag) {
        return lag.toDays() > 0
                ? lag.toDays() + " day"
                : lag.toHours() > 0
                        ? lag.toHours() + " h"
                        : lag.toMinutes() > 0 ? lag.toMinutes() + " min" : lag.toSeconds() + " s";
    }

    /// The owner is at home, and refreshes; the thief is elsewhere.
    private static final class Theft {
        private static final Device HOME = new Device("app", "192.0.2.1");
        private static final Device ELSEWHERE = new Device("app", "203.0.113.9");

        private final World world = new World();
        private final Duration lag;
        private RefreshToken owners;
        private RefreshToken thiefs;
        private int thiefsRefreshes;

        Theft(String client, Duration lag) {
            this.lag = lag;
            this.owners =
                    world.loggedIn(world.clients.find(client).orElseThrow()).refreshToken();
            this.thiefs = owners;
        }

        String verdict() {
            var start = world.clock.instant();
            var ownersNext = start;
            var thiefsNext = start.plus(lag);
            while (ownersNext.isBefore(start.plus(FOR))) {
                boolean ownersTurn = ownersNext.isBefore(thiefsNext);
                world.clock.set(ownersTurn ? ownersNext : thiefsNext);
                if (ownersTurn) {
                    ownersNext = ownersNext.plus(OWNER_REFRESHES);
                } else {
                    thiefsNext = thiefsNext.plus(OWNER_REFRESHES);
                    thiefsRefreshes++;
                }
                if (!refresh(ownersTurn)) {
                    return "replay, at the thief's " + ordinal(thiefsRefreshes) + " refresh";
                }
            }
            return isTold() ? "second network, at the thief's 1st refresh" : "not found";
        }

        private boolean refresh(boolean ownersTurn) {
            var outcome = world.refreshSession()
                    .refresh((ownersTurn ? owners : thiefs).text(), ownersTurn ? HOME : ELSEWHERE);
            if (!(outcome instanceof Refreshed(var tokens))) {
                return false;
            }
            if (ownersTurn) {
                owners = tokens.refreshToken();
            } else {
                thiefs = tokens.refreshToken();
            }
            return true;
        }

        private boolean isTold() {
            return world.journal.events().stream().anyMatch(AuditEvent.NewOrigin.class::isInstance);
        }

        private static String ordinal(int number) {
            return number + (number == 1 ? "st" : number == 2 ? "nd" : number == 3 ? "rd" : "th");
        }
    }
}
