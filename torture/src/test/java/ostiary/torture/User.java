package ostiary.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import ostiary.core.client.Client;
import ostiary.core.client.SessionPolicy;
import ostiary.core.session.Device;
import ostiary.core.user.EmailAddress;
import ostiary.torture.FamilyHistory.LogOut;

/// Somebody with an account, who uses one kind of client.
///
/// @param logOutsEverywhere that they have asked for so far
record User(EmailAddress email, Client client, Device device, Queue<LogOut> logOutsEverywhere) {
    private static final Duration LONG = Duration.ofDays(14);

    /// Users with fresh accounts, each with a network address of their own.
    ///
    /// @param graces of their clients, in milliseconds, by turns
    static List<User> many(int users, List<Integer> graces) {
        var accounts = Accounts.of(users);
        return IntStream.range(0, users)
                .mapToObj(number -> new User(
                        accounts.get(number),
                        client(graces.get(number % graces.size())),
                        new Device("torture", "198.51.100." + number),
                        new ConcurrentLinkedQueue<>()))
                .toList();
    }

    private static Client client(int grace) {
        var policy = new SessionPolicy(Duration.ofMillis(grace), LONG, LONG);
        return new Client("grace-" + grace, Set.of("profile"), policy);
    }

    void loggedOutEverywhere(boolean acknowledged, Instant asked, Instant answered) {
        logOutsEverywhere.add(new LogOut(true, acknowledged, asked, answered));
    }

    Duration grace() {
        return client.policy().grace();
    }
}
