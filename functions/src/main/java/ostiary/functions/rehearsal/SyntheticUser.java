package ostiary.functions.rehearsal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import ostiary.blueprint.SyntheticUsers;
import ostiary.core.throttle.AttemptWindow;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Network;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// The user of one walk through a release. Its id and address mark it as synthetic ([SyntheticUsers]), and all its
/// keys derive from this record, so that any rehearsal can remove it.
///
/// @param since start of its walk, to the millisecond
public record SyntheticUser(UserId id, Instant since) {
    private static final long FIRST_HALF = 0xfacade00_0000_8000L;

    /// The variant bits of RFC 9562 §4.1.
    private static final long VARIANT = Long.MIN_VALUE;

    static SyntheticUser fresh(RandomGenerator random, Instant now) {
        var id = new UUID(FIRST_HALF, VARIANT | random.nextLong() >>> 2);
        return new SyntheticUser(new UserId(id), now.truncatedTo(ChronoUnit.MILLIS));
    }

    public EmailAddress email() {
        return new EmailAddress(SyntheticUsers.ADDRESS + label() + SyntheticUsers.DOMAIN);
    }

    /// The id of the client that comes with it.
    public String clientId() {
        return SyntheticUsers.CLIENT + label();
    }

    /// The source address of its requests, in a network of its own, so that no other limit counts them.
    public String sourceIp() {
        long bits = id.value().getLeastSignificantBits();
        return SyntheticUsers.NETWORK + "%x:%x::1".formatted(bits >>> 16 & 0xffff, bits & 0xffff);
    }

    /// The counters that its walk adds to, whichever windows it ends in.
    public List<AttemptWindow> attempts() {
        var name = email().value();
        var network = Network.of(sourceIp());
        return Stream.of(
                        Limits.loginsFrom(network),
                        Limits.signUpsFrom(network),
                        List.of(
                                Limits.LOGIN_BY_USERNAME.ofMailbox(name),
                                Limits.MAIL_BY_ADDRESS.ofMailbox(name),
                                Limits.CODE_BY_ADDRESS.ofMailbox(name),
                                Limits.PASSWORD_CHANGE_BY_USER.of(id().toString()),
                                Limits.codeFrom(network, name)))
                .flatMap(List::stream)
                .flatMap(subject -> Stream.of(
                        AttemptWindow.of(subject, since),
                        AttemptWindow.of(subject, since.plus(subject.limit().window()))))
                .toList();
    }

    /// The part of its names that is unique to it.
    String label() {
        return id.toString().substring(SyntheticUsers.ID.length());
    }
}
