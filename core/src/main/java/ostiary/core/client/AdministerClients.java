package ostiary.core.client;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;

/// Use cases of operators: to register clients, to change them, and to give them new secrets.
public final class AdministerClients {
    /// A machine whose clock is ahead may have issued a token of later than now.
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private static final Change ONE_ALONE = Change.refused("It has one secret alone.");
    private static final Change NO_SECRET = Change.refused("A public client has no secret.");

    private final ClientStore clients;
    private final RevocationFeed feed;
    private final SecureRandom random;
    private final AuditLog audit;
    private final InstantSource clock;

    public AdministerClients(
            ClientStore clients, RevocationFeed feed, SecureRandom random, AuditLog audit, InstantSource clock) {
        this.clients = clients;
        this.feed = feed;
        this.random = random;
        this.audit = audit;
        this.clock = clock;
    }

    /// Registers a client, which gets its first secret unless it is a public one.
    public Outcome register(String id, ClientType type, ClientDescription described) {
        return registerWith(
                type == ClientType.PUBLIC ? Optional.empty() : Optional.of(ClientSecret.text(random)),
                id,
                type,
                described);
    }

    /// Registers a client whose secret somebody else has chosen, for a service of one's own machine.
    ///
    /// @param secret empty for none, which a confidential client may be given later
    public Outcome registerWith(Optional<String> secret, String id, ClientType type, ClientDescription described) {
        if (!ClientIds.isFree(id)) {
            return new Outcome.Flawed("An id has 3 to 64 letters, digits, dots, dashes, tildes and low lines, begins"
                    + " with a letter or a digit and not with ostiary-, and is neither a UUID nor one of "
                    + String.join(", ", Clients.BUILT_IN) + ".");
        }
        var flaw = described.flaw(type);
        if (flaw.isPresent()) {
            return new Outcome.Flawed(flaw.get());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var secrets = secret.map(text -> ClientSecret.of(text, now)).stream().toList();
        var client = new RegisteredClient(id, type, secrets, described, now, 1);
        if (!clients.add(client)) {
            return new Outcome.Flawed("There is a client " + id + " already.");
        }
        audit.record(new AuditEvent.ClientRegistered(id));
        return new Outcome.Done(client, secret);
    }

    /// Changes a client, secrets aside. Tokens that it has got stay as they are, for ten minutes at most.
    ///
    /// @param change of the client as it is now
    public Outcome update(String id, UnaryOperator<ClientDescription> change) {
        return change(id, Optional.empty(), known -> {
            var described = change.apply(known.description());
            var flaw = described.flaw(known.type());
            return flaw.isPresent() ? Change.refused(flaw.get()) : Change.to(known.as(described));
        });
    }

    /// Gives a client one more secret. The one that it has stays good until [#dropOldSecret].
    public Outcome addSecret(String id) {
        var secret = ClientSecret.text(random);
        var added = ClientSecret.of(secret, clock.instant());
        return changeSecrets(
                id,
                Optional.of(secret),
                known -> known.hasRoomForASecret()
                        ? Change.to(known.withSecret(added))
                        : Change.refused("It has two secrets: take the old one away first, or the new one."));
    }

    /// Takes from a client all secrets but the newest.
    public Outcome dropOldSecret(String id) {
        return changeSecrets(
                id,
                Optional.empty(),
                known -> known.hasRoomForASecret() ? ONE_ALONE : Change.to(known.withNewestSecretOnly()));
    }

    /// Takes the newest of two secrets away: nobody has it.
    public Outcome dropNewSecret(String id) {
        return changeSecrets(
                id,
                Optional.empty(),
                known -> known.hasRoomForASecret() ? ONE_ALONE : Change.to(known.withoutNewestSecret()));
    }

    /// Removes a client. It gets no token any more, and those that it has got are refused once the authorizers have
    /// read the feed. Told to the feed after the removal, so that none can be issued in between and live on.
    ///
    /// @return whether there was one
    public boolean remove(String id) {
        if (!ClientIds.isFree(id)) {
            return false;
        }
        boolean removed = clients.remove(id);
        var now = clock.instant();
        // Also where there is none: the one who removed it may have died before this.
        feed.publish(new Revocation.OfClient(id, now.plus(CLOCKS_DIFFER)), now);
        if (removed) {
            audit.record(new AuditEvent.ClientRemoved(id));
        }
        return removed;
    }

    private Outcome changeSecrets(String id, Optional<String> secret, Function<RegisteredClient, Change> change) {
        return change(id, secret, known -> known.isPublic() ? NO_SECRET : change.apply(known));
    }

    private Outcome change(String id, Optional<String> secret, Function<RegisteredClient, Change> change) {
        var known = clients.find(id);
        if (known.isEmpty()) {
            return new Outcome.Unknown();
        }
        return switch (change.apply(known.get())) {
            case Change.Refused(var flaw) -> new Outcome.Flawed(flaw);
            case Change.To(var changed) -> replace(known.get(), changed, secret);
        };
    }

    private Outcome replace(RegisteredClient known, RegisteredClient changed, Optional<String> secret) {
        if (!clients.replace(known, changed)) {
            return new Outcome.Flawed("Somebody else is changing this client: look at it, and try again.");
        }
        audit.record(new AuditEvent.ClientChanged(changed.id()));
        return new Outcome.Done(changed, secret);
    }

    /// A client as a change leaves it, or the reason why it is refused.
    private sealed interface Change {
        record To(RegisteredClient changed) implements Change {}

        record Refused(String flaw) implements Change {}

        static Change to(RegisteredClient changed) {
            return new To(changed);
        }

        static Change refused(String flaw) {
            return new Refused(flaw);
        }
    }

    /// The outcome of a change.
    public sealed interface Outcome {
        /// The client as it is now.
        ///
        /// @param secret the new secret, if there is one; it can't be told again
        record Done(RegisteredClient client, Optional<String> secret) implements Outcome {
            @Override
            public String toString() {
                return "Done " + client.id();
            }
        }

        /// Nothing was changed.
        ///
        /// @param flaw one sentence for the operator
        record Flawed(String flaw) implements Outcome {}

        record Unknown() implements Outcome {}
    }
}
