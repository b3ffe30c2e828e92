package ostiary.functions.priming;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ostiary.blueprint.TableShape;

/// A stand-in for DynamoDB's table during priming: items that were put are found. It evaluates no expression: every
/// condition holds, no update changes an item; a counter never put is at 1.
final class PrimingTable {
    private static final Pattern PARTITION = key(TableShape.PARTITION_KEY);
    private static final Pattern SORT = key(TableShape.SORT_KEY);
    private static final String COUNTER = "{\"attempts\":{\"N\":\"1\"}}";

    private final Map<List<String>, String> items = new ConcurrentHashMap<>();

    /// The body of DynamoDB's response to an operation such as `GetItem`.
    String answer(String operation, String body) {
        var request = PrimingRequest.read(body);
        request.items().forEach(item -> items.put(List.of(find(PARTITION, item), find(SORT, item)), item));
        var found = found(operation, request);
        return switch (operation) {
            case "GetItem" -> found.isEmpty() ? "{}" : "{\"Item\":" + found.getFirst() + "}";
            case "UpdateItem" -> "{\"Attributes\":" + (found.isEmpty() ? COUNTER : found.getFirst()) + "}";
            case "BatchGetItem" -> "{\"Responses\":{},\"UnprocessedKeys\":{}}";
            case "Query" ->
                "{\"Items\":[%s],\"Count\":%d,\"ScannedCount\":%d}"
                        .formatted(found.stream().collect(Collectors.joining(",")), found.size(), found.size());
            default -> "{}";
        };
    }

    /// Matches items whose keys begin with strings of the request; a query that does not mention the sort key matches
    /// its whole partition. Approximate, but enough here.
    private List<String> found(String operation, PrimingRequest request) {
        boolean anySort = operation.equals("Query")
                && request.texts().stream().noneMatch(text -> text.contains(TableShape.SORT_KEY + " "));
        return items.entrySet().stream()
                .filter(item -> item.getKey().stream()
                        .limit(anySort ? 1 : 2)
                        .allMatch(key -> request.texts().stream().anyMatch(key::startsWith)))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String find(Pattern key, String item) {
        var match = key.matcher(item);
        if (!match.find()) {
            throw new IllegalArgumentException("an item without " + key);
        }
        return match.group(1);
    }

    private static Pattern key(String name) {
        return Pattern.compile("\"" + name + "\":\\{\"S\":\"([^\"]*)\"}");
    }
}
