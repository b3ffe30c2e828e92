package ostiary.server.local;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ostiary.edge.Response;
import ostiary.emulators.aws.states.Execution;
import ostiary.server.local.saga.LocalSagas;

/// The deletions that a shop takes part in, as they stand.
///
/// @param sagas empty where the run has none
/// @param states where a client finds Step Functions
record SagaPages(List<LocalSagas> sagas, URI states) {
    static final String PATH = LocalPages.ROOT + "sagas";

    Response page() {
        var all = sagas.stream()
                .flatMap(one -> one.executions().stream())
                .map(SagaPages::members)
                .toList();
        return Page.html(
                "sagas", Map.of("off", sagas.isEmpty(), "none", all.isEmpty(), "sagas", all, "endpoint", states));
    }

    /// Names and times, and never a token of a task.
    private static Map<String, Object> members(Execution execution) {
        return Map.of(
                "name", execution.name(),
                "status", execution.status().name().toLowerCase(Locale.ROOT),
                "asked", execution.input().path("prepare_at").asText(),
                "ends", execution.input().path("deletes_at").asText(),
                "states", String.join("\n", execution.entered()));
    }
}
