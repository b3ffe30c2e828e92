package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.TableShape;
import ostiary.emulators.aws.lambda.Functions;
import ostiary.emulators.aws.stack.Stack;
import ostiary.service.Config;

/// The verdicts that hooks know of a release by the table.
final class Verdicts {
    private final Stack stack;
    private final Functions functions;
    private final Tables tables;

    Verdicts(Stack stack, Functions functions, Tables tables) {
        this.stack = stack;
        this.functions = functions;
        this.tables = tables;
    }

    /// Whether an item is a verdict, or the claim to find one.
    static boolean isOne(JsonNode item) {
        return item.required(TableShape.PARTITION_KEY).required("S").asText().equals(TableShape.VERDICTS);
    }

    /// As before the first hook of the release.
    void forget() {
        stack.all("AWS::DynamoDB::Table")
                .forEach(table -> tables.items(table).stream()
                        .filter(Verdicts::isOne)
                        .forEach(item -> tables.delete(table, item)));
    }

    /// As a moment after the release has failed.
    void fail() {
        put(item(Duration.ofMinutes(5))
                .<ObjectNode>set("verdict", text("failed"))
                .<ObjectNode>set("failed_at", text("refresh"))
                .set("failed_with", text("503 planted")));
    }

    /// As a killed walker leaves it, a while later.
    ///
    /// @param lease what is left of it
    void abandon(Duration lease) {
        put(item(lease));
    }

    /// As if the lease of whoever walks had run out by now.
    ///
    /// @return the walker's name
    String lapse() {
        var claim = stored().<ObjectNode>deepCopy();
        claim.set("holds_until", number(Instant.now().toEpochMilli()));
        put(claim);
        return walker();
    }

    /// Who walks, or has given the verdict.
    String walker() {
        return stored().required("walker").required("S").asText();
    }

    private JsonNode stored() {
        return stack.all("AWS::DynamoDB::Table").stream()
                .flatMap(table -> tables.items(table).stream())
                .filter(Verdicts::isOne)
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode item(Duration holds) {
        var until = Instant.now().plus(holds);
        return JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set(TableShape.PARTITION_KEY, text(TableShape.VERDICTS))
                .<ObjectNode>set(TableShape.SORT_KEY, text(release()))
                .<ObjectNode>set("walker", text("planted"))
                .<ObjectNode>set("holds_until", number(until.toEpochMilli()))
                .set(
                        TableShape.TIME_TO_LIVE,
                        number(until.plus(Duration.ofDays(1)).getEpochSecond()));
    }

    private void put(ObjectNode item) {
        stack.all("AWS::DynamoDB::Table").forEach(table -> tables.put(table, item));
    }

    /// By the hook's own settings.
    private String release() {
        var arn = functions.withHandler(ServiceFunction.REHEARSAL.handler()).attribute("Arn");
        var hook = functions.function(arn).settings();
        return Config.read(ServiceFunction.REHEARSAL.settings(), hook.environment())
                .newVersions()
                .digest();
    }

    private static ObjectNode text(String value) {
        return JsonNodeFactory.instance.objectNode().put("S", value);
    }

    private static ObjectNode number(long value) {
        return JsonNodeFactory.instance.objectNode().put("N", Long.toString(value));
    }
}
