package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ostiary.emulators.aws.UnmodelledException;

/// The fields of a part of a definition, read strictly.
///
/// @param where the part, in words
record Fields(String where, JsonNode json) {
    /// The largest number of seconds that AWS takes
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html>, "TimeoutSeconds").
    static final long MOST_SECONDS = 99_999_999;

    Fields {
        if (!json.isObject()) {
            throw new InvalidDefinitionException(where + " is no object");
        }
    }

    boolean has(String name) {
        return json.has(name);
    }

    void only(Set<String> names) {
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new UnmodelledException("field " + name + " of " + where);
            }
        });
    }

    void mustBe(String name, String value) {
        if (has(name) && !json.get(name).asText().equals(value)) {
            throw new UnmodelledException(name + " other than " + value);
        }
    }

    /// Refuses two of what excludes each other.
    void atMostOne(String... names) {
        if (java.util.Arrays.stream(names).filter(this::has).count() > 1) {
            throw new InvalidDefinitionException(where + " has more than one of " + String.join(", ", names));
        }
    }

    String text(String name) {
        return Optional.ofNullable(json.path(name).textValue()).orElseThrow(() -> bad(name));
    }

    JsonNode object(String name) {
        if (!json.path(name).isObject()) {
            throw bad(name);
        }
        return json.get(name);
    }

    Iterable<JsonNode> list(String name) {
        if (has(name) && !json.get(name).isArray()) {
            throw bad(name);
        }
        return json.path(name);
    }

    Optional<Duration> seconds(String name) {
        return has(name) ? Optional.of(Duration.ofSeconds(whole(name, 0, 1, MOST_SECONDS))) : Optional.empty();
    }

    long whole(String name, long otherwise, long least, long most) {
        var value = json.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
            throw bad(name);
        }
        return value.asLong();
    }

    double number(String name, double otherwise, double least) {
        var value = json.path(name);
        if (!value.isMissingNode() && (!value.isNumber() || value.asDouble() < least)) {
            throw bad(name);
        }
        return value.asDouble(otherwise);
    }

    void each(Set<String> names, Consumer<String> check) {
        names.stream().filter(this::has).sorted().forEach(check);
    }

    InvalidDefinitionException bad(String name) {
        return new InvalidDefinitionException(where + " has no fit " + name);
    }
}
