package ostiary.cdk;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// The context that a team gives the CDK app, by `cdk.json` or `-c key=value`. Every value has one form, and a key that
/// nothing reads is a mistake: with `stge=prod` the stack `ostiary-dev` would be deployed.
final class StageContext {
    /// The CDK's own keys, such as `aws:cdk:bundling-stacks` and `@aws-cdk/core:…`, and what its command line notes of
    /// notices and of telemetry.
    private static final String OF_THE_TOOLKIT = ".*[:/].*|acknowledged-issue-numbers|cli-telemetry";

    private final Map<String, Object> given;
    private final TreeSet<String> known = new TreeSet<>();

    StageContext(Map<String, Object> given) {
        this.given = given;
    }

    /// @throws IllegalArgumentException if it is empty, or no plain value
    Optional<String> text(String key) {
        known.add(key);
        return Optional.ofNullable(given.get(key)).map(value -> {
            boolean plain = !(value instanceof Map || value instanceof Collection);
            Checks.require(plain && !value.toString().isBlank(), key + " must be a text: -c " + key + "=…");
            return value.toString();
        });
    }

    /// @throws IllegalArgumentException for anything else than `true` and `false`: `keepData=yes` is no wish to delete
    Optional<Boolean> flag(String key) {
        return text(key).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(key + " must be true or false, not " + value);
        });
    }

    /// @throws IllegalArgumentException if it is no number from 0 to 999,999,999
    Optional<Integer> number(String key) {
        return text(key).map(value -> {
            Checks.require(value.matches("[0-9]{1,9}"), key + " must be a whole number, not " + value);
            return Integer.parseInt(value);
        });
    }

    /// Words with commas between, or a JSON array in `cdk.json`.
    Optional<List<String>> list(String key) {
        if (given.get(key) instanceof Collection<?> many) {
            known.add(key);
            return Optional.of(many.stream().map(Object::toString).toList());
        }
        return text(key)
                .map(words ->
                        Arrays.stream(words.split(",", -1)).map(String::strip).toList());
    }

    /// One of an enum's constants, by name.
    ///
    /// @throws IllegalArgumentException for any other name
    <E extends Enum<E>> Optional<E> oneOf(Class<E> choices, String key) {
        return text(key)
                .map(value -> Arrays.stream(choices.getEnumConstants())
                        .filter(choice -> choice.name().equals(value))
                        .findAny()
                        .orElseThrow(() -> new IllegalArgumentException(key + " must be one of "
                                + Arrays.toString(choices.getEnumConstants()) + ", not " + value)));
    }

    /// The text of a key of the context, parsed.
    <T> Optional<T> parsed(String key, Function<String, T> parse) {
        return text(key).map(parse);
    }

    /// Call it when every key has been read.
    ///
    /// @throws IllegalArgumentException for the first key that nothing has read
    void refuseUnknown() {
        given.keySet().stream()
                .filter(key -> !known.contains(key) && !key.matches(OF_THE_TOOLKIT))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("there is no setting " + key + " in the context: is it "
                            + nearest(key) + "? docs/deploy.md lists them all");
                });
    }

    private String nearest(String key) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> EditDistance.between(key, candidate)))
                .orElseThrow();
    }
}
