package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.telemetry.FunctionContext;
import ostiary.blueprint.ServiceFunction;
import ostiary.functions.rehearsal.VersionInvoker;

class RehearsalHandlerTest {
    private final RehearsalWorld world = new RehearsalWorld();
    private final List<String> reports = new ArrayList<>();
    private final RehearsalHandler handler = new RehearsalHandler(
            world.rehearsal(),
            (deployment, hook, verdict) -> reports.add(
                    deployment + " " + hook + " " + verdict.getClass().getSimpleName()));

    @Test
    void tellsTheDeploymentThatAsksThatAllIsWell() throws IOException {
        handle(sample("before_allow_traffic"));

        assertThat(reports)
                .containsExactly("d-A1B2C3D4E eyJlbmNyeXB0ZWREYXRhIjoiWVhCd2JHVnpJR0Z1WkNCd1pXRnljdz09In0= Passed");
    }

    @Test
    void tellsItThatSomethingIsWrong() throws IOException {
        world.broken.put(ServiceFunction.REFRESH, (_, _) -> new VersionInvoker.Result(true, "{}"));

        handle(sample("before_allow_traffic"));

        assertThat(reports).singleElement().asString().endsWith(" Failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"DeploymentId\":\"d-A1B2C3D4E\"}",
                "{\"DeploymentId\":null,\"LifecycleEventHookExecutionId\":\"x\"}",
                "{\"Deployment\":{\"Id\":\"x\"},\"LifecycleEventHookExecutionId\":\"x\"}"
            })
    void rehearsesForNobodyElse(String event) {
        assertThatThrownBy(() -> handle(event)).isInstanceOf(IllegalArgumentException.class);
        assertThat(reports).isEmpty();
        assertThat(world.asked).isEmpty();
    }

    @Test
    void rehearsesForNoHookWithoutADeployment() {
        rehearsesForNobodyElse(sample("no_deployment"));
    }

    private void handle(String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new FunctionContext("id", "rehearsal"));
        assertThat(answer.size()).isZero();
    }

    private static String sample(String name) {
        return SampleEvent.of("rehearsal", name).json();
    }
}
