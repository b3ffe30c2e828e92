package ostiary.cli;

import static ostiary.adapters.telemetry.AuditFields.CLIENT_CHANGED;
import static ostiary.adapters.telemetry.AuditFields.CLIENT_ID;
import static ostiary.adapters.telemetry.AuditFields.CLIENT_REGISTERED;
import static ostiary.adapters.telemetry.AuditFields.CLIENT_REMOVED;
import static ostiary.adapters.telemetry.AuditFields.EVENT;
import static ostiary.adapters.telemetry.AuditFields.ROLES;
import static ostiary.adapters.telemetry.AuditFields.ROLES_CHANGED;
import static ostiary.adapters.telemetry.AuditFields.USER_DISABLED;
import static ostiary.adapters.telemetry.AuditFields.USER_ENABLED;
import static ostiary.adapters.telemetry.AuditFields.USER_ID;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import ostiary.core.user.UserId;

/// The last word of the operators on each user, as `aws logs filter-log-events` tells it: of what was logged before the
/// table was restored to, and of any other event, nothing.
///
/// @param byUser in the order of their ids
/// @param byClient the last event of each registered client, in the order of their ids
record LoggedChanges(Map<UserId, Change> byUser, Map<String, String> byClient) {
    static final LoggedChanges NONE = new LoggedChanges(Map.of());

    LoggedChanges(Map<UserId, Change> byUser) {
        this(byUser, Map.of());
    }

    private static final JsonFactory JSON = new JsonFactory();

    /// Whether there is a log that tells of changes; it may tell of none.
    @SuppressWarnings("ReferenceEquality") // an empty log is another thing than none
    boolean areGiven() {
        return this != NONE;
    }

    /// The last word on one user.
    ///
    /// @param disabled empty if nothing was said of it
    /// @param roles empty if nothing was said of them
    record Change(Optional<Boolean> disabled, Optional<Set<String>> roles) {}

    /// @param since events from before are left out
    /// @throws MovingException if the file is not what the command prints
    static LoggedChanges read(Path file, Instant since) throws IOException, MovingException {
        try (var json = JSON.createParser(Files.newBufferedReader(file))) {
            return new Reader(since).read(json);
        } catch (JsonProcessingException broken) {
            throw unknown(file);
        } catch (IllegalArgumentException | IllegalStateException broken) {
            throw unknown(file);
        }
    }

    private static MovingException unknown(Path file) {
        return new MovingException(
                file + " is not what `aws logs filter-log-events --output json` prints of an operators' log.");
    }

    /// The value that was said last, and when.
    private record Said<T>(Instant at, T value) {}

    private static final class Reader {
        private final Instant since;
        private final Map<UserId, Said<Boolean>> disabled = new HashMap<>();
        private final Map<UserId, Said<Set<String>>> roles = new HashMap<>();
        private final Map<String, Said<String>> clients = new TreeMap<>();

        Reader(Instant since) {
            this.since = since;
        }

        LoggedChanges read(JsonParser json) throws IOException {
            require(json.nextToken() == JsonToken.START_OBJECT);
            boolean found = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isList = json.currentName().equals("events");
                found |= isList;
                require(!isList || json.nextToken() == JsonToken.START_ARRAY);
                if (isList) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        event(json);
                    }
                } else {
                    json.nextToken();
                    json.skipChildren();
                }
            }
            require(found && json.currentToken() == JsonToken.END_OBJECT);
            return all();
        }

        private void event(JsonParser json) throws IOException {
            var at = Optional.<Instant>empty();
            var message = Optional.<String>empty();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "timestamp" -> at = Optional.of(Instant.ofEpochMilli(json.getLongValue()));
                    case "message" -> message = Optional.of(json.getText());
                    default -> json.skipChildren();
                }
            }
            require(at.isPresent() && message.isPresent());
            if (!at.get().isBefore(since)) {
                note(at.get(), fields(message.get()));
            }
        }

        private static Map<String, String> fields(String message) throws IOException {
            var fields = new HashMap<String, String>();
            try (var json = JSON.createParser(message)) {
                require(json.nextToken() == JsonToken.START_OBJECT);
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    var name = json.currentName();
                    if (json.nextToken() == JsonToken.VALUE_STRING) {
                        fields.put(name, json.getText());
                    }
                    json.skipChildren();
                }
            }
            return fields;
        }

        private void note(Instant at, Map<String, String> fields) {
            var event = fields.getOrDefault(EVENT, "");
            switch (event) {
                case USER_DISABLED -> disabled.merge(user(fields), new Said<>(at, true), Reader::later);
                case USER_ENABLED -> disabled.merge(user(fields), new Said<>(at, false), Reader::later);
                case ROLES_CHANGED -> roles.merge(user(fields), new Said<>(at, roles(fields)), Reader::later);
                case CLIENT_REGISTERED, CLIENT_CHANGED, CLIENT_REMOVED ->
                    clients.merge(client(fields), new Said<>(at, event), Reader::later);
                default -> {
                    // Another event, which a wider question has brought along.
                }
            }
        }

        /// Of two at the same time the one that shuts out counts.
        private static <T> Said<T> later(Said<T> one, Said<T> other) {
            if (one.at().equals(other.at())) {
                return Boolean.TRUE.equals(one.value()) ? one : other;
            }
            return one.at().isAfter(other.at()) ? one : other;
        }

        private static UserId user(Map<String, String> fields) {
            return new UserId(UUID.fromString(fields.getOrDefault(USER_ID, "")));
        }

        private static String client(Map<String, String> fields) {
            require(fields.containsKey(CLIENT_ID));
            return fields.getOrDefault(CLIENT_ID, "");
        }

        private static Set<String> roles(Map<String, String> fields) {
            require(fields.containsKey(ROLES));
            return Arrays.stream(fields.getOrDefault(ROLES, "").split(" ", -1))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }

        private LoggedChanges all() {
            var changes = new TreeMap<String, UserId>();
            disabled.keySet().forEach(user -> changes.put(user.toString(), user));
            roles.keySet().forEach(user -> changes.put(user.toString(), user));
            var byUser = new LinkedHashMap<UserId, Change>();
            changes.values()
                    .forEach(user -> byUser.put(
                            user,
                            new Change(
                                    Optional.ofNullable(disabled.get(user)).map(Said::value),
                                    Optional.ofNullable(roles.get(user)).map(Said::value))));
            var byClient = new LinkedHashMap<String, String>();
            clients.forEach((client, said) -> byClient.put(client, said.value()));
            return new LoggedChanges(byUser, byClient);
        }

        private static void require(boolean fits) {
            if (!fits) {
                throw new IllegalArgumentException();
            }
        }
    }
}
