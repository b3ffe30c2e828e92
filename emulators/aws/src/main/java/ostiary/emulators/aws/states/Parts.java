package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;

/// One attempt of a Parallel or Map state. "If any branch fails, due to an unhandled error or by
/// transitioning to a Fail state, the entire Parallel state is considered to have failed and all the
/// branches are terminated" (<https://states-language.net/spec.html#parallel-state>); so it is with items
/// (<https://states-language.net/spec.html#map-state>).
final class Parts {
    private final Visit visit;
    private final JsonNode effective;
    private final List<JsonNode> items;
    private final JsonNode[] results;
    private final long most;
    private int begun;
    private int done;

    Parts(Visit visit, JsonNode effective) {
        this.visit = visit;
        this.effective = effective;
        this.items = isMap() ? items() : List.of();
        this.results =
                new JsonNode[isMap() ? items.size() : visit.state().branches().size()];
        long concurrency = visit.state().fields().whole("MaxConcurrency", 0, 0, 40);
        // "at most 40 concurrent iterations" of an inline Map, and 0 is the same
        // (https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html).
        this.most = !isMap() ? results.length : concurrency == 0 ? 40 : concurrency;
        Arrays.fill(results, MissingNode.getInstance());
    }

    private boolean isMap() {
        return visit.state().type().equals("Map");
    }

    private List<JsonNode> items() {
        var found = visit.state().filtered("ItemsPath", visit.scope(effective));
        if (!found.isArray()) {
            throw StateFailure.runtime("ItemsPath of " + visit.state().name() + " is no array");
        }
        return found.valueStream().toList();
    }

    void begin() {
        visit.log(visit.state().type() + "StateStarted", Json.object().put("length", results.length));
        if (results.length == 0) {
            end();
        }
        while (begun < results.length && begun < most) {
            beginNext();
        }
    }

    private void beginNext() {
        int index = begun++;
        var item = isMap() ? item(index) : MissingNode.getInstance();
        var definition = visit.state().branches().get(isMap() ? 0 : index);
        visit.run().within(definition, item, ending(index)).begin(input(index, item));
    }

    /// `$$.Map` of an item.
    private JsonNode item(int index) {
        var map = Json.object();
        map.putObject("Item").put("Index", index).set("Value", items.get(index));
        return map;
    }

    private JsonNode input(int index, JsonNode item) {
        var state = visit.state();
        var context = visit.context();
        if (!isMap()) {
            return Json.bounded(state.filled("Parameters", visit.scope(effective)));
        }
        context.set("Map", item);
        var selector = state.fields().has("ItemSelector") ? "ItemSelector" : "Parameters";
        var scope = new Scope(effective, context, visit.run().machines().random());
        return state.fields().has(selector) ? Json.bounded(state.filled(selector, scope)) : items.get(index);
    }

    private Run.Ending ending(int index) {
        return new Run.Ending() {
            @Override
            public void succeeded(JsonNode output) {
                results[index] = output;
                done++;
                try {
                    if (done == results.length) {
                        end();
                    } else if (begun < results.length) {
                        beginNext();
                    }
                } catch (StateFailure failure) {
                    failed(failure.error(), failure.reason());
                }
            }

            @Override
            public void failed(String error, String cause) {
                visit.log(
                        visit.state().type() + "StateFailed",
                        Json.object().put("error", error).put("cause", cause));
                visit.failed(error, cause);
            }
        };
    }

    private void end() {
        visit.log(visit.state().type() + "StateSucceeded", Json.object());
        visit.succeeded(JsonNodeFactory.instance.arrayNode().addAll(List.of(results)));
    }
}
