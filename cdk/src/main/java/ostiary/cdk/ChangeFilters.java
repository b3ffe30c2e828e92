package ostiary.cdk;

import static ostiary.blueprint.SessionAttributes.ENDED_FOR;
import static ostiary.blueprint.SessionAttributes.FORGIVEN_AT;
import static ostiary.blueprint.SessionAttributes.ROTATIONS_SINCE;
import static ostiary.blueprint.TableShape.CLIENT;
import static ostiary.blueprint.TableShape.FACTORS;
import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.SESSIONS;
import static ostiary.blueprint.TableShape.SORT_KEY;
import static ostiary.blueprint.TableShape.USER;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which changes of the table the publisher gets. The others cost nothing: least of all may a refresh invoke it.
///
/// The patterns look at `dynamodb` alone, as the user guide asks, and at types of attributes: `exists` is for leaves
/// (<https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html>,
/// <https://github.com/awsdocs/amazon-dynamodb-developer-guide/pull/312>).
final class ChangeFilters {
    private static final String NEW = "NewImage";
    private static final String OLD = "OldImage";

    /// Lambda takes five.
    static final List<String> ALL = List.of(
            ofUsersAndClients(), ofNewSessionsAndFactors(), ofFactorsThatGo(), ofSessionsThatEnd(), ofForgiveness());

    private ChangeFilters() {}

    /// Beside the item of a user there is one of the devices, with a count of misses.
    private static String ofUsersAndClients() {
        var items = "\"%s\":{\"S\":[\"USER\",\"CLIENT\"]}".formatted(SORT_KEY);
        return pattern("\"Keys\":{" + partitions(USER, CLIENT) + "," + items + "}");
    }

    private static String ofNewSessionsAndFactors() {
        return pattern(in(SESSIONS, FACTORS), image(OLD, exists(PARTITION_KEY, "S", false)));
    }

    private static String ofFactorsThatGo() {
        return pattern(in(FACTORS), image(NEW, exists(PARTITION_KEY, "S", false)));
    }

    private static String ofSessionsThatEnd() {
        return pattern(
                in(SESSIONS), image(NEW, exists(ENDED_FOR, "S", true)), image(OLD, exists(ENDED_FOR, "S", false)));
    }

    /// The count of the rotations since begins anew.
    private static String ofForgiveness() {
        return pattern(
                in(SESSIONS),
                image(NEW, exists(FORGIVEN_AT, "N", true), "\"%s\":{\"N\":[\"0\"]}".formatted(ROTATIONS_SINCE)));
    }

    private static String pattern(String... parts) {
        return "{\"dynamodb\":{" + String.join(",", parts) + "}}";
    }

    private static String in(String... partitions) {
        return "\"Keys\":{" + partitions(partitions) + "}";
    }

    private static String partitions(String... prefixes) {
        return Stream.of(prefixes)
                .map("{\"prefix\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "\"" + PARTITION_KEY + "\":{\"S\":[", "]}"));
    }

    private static String image(String which, String... attributes) {
        return "\"%s\":{%s}".formatted(which, String.join(",", attributes));
    }

    private static String exists(String attribute, String type, boolean yes) {
        return "\"%s\":{\"%s\":[{\"exists\":%b}]}".formatted(attribute, type, yes);
    }
}
