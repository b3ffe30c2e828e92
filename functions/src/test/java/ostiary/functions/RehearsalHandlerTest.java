package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.functions.rehearsal.Deployments;
import ostiary.functions.rehearsal.Verdict;
import ostiary.functions.rehearsal.VersionInvoker;

class RehearsalHandlerTest {
    private final RehearsalWorld world = new RehearsalWorld();
    private final List<String> reports = new ArrayList<>();
    private Predicate<String> back = _ -> false;
    private final RehearsalHandler handler =
            new RehearsalHandler(world.hook(world.verdicts(), _ -> {}), new Deployments() {
                @Override
                public boolean goesBack(String deployment) {
                    return back.test(deployment);
                }

                @Override
                public void report(String deployment, String hook, Verdict verdict) {
                    reports.add(
                            deployment + " " + hook + " " + verdict.getClass().getSimpleName());
                }
            });

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

    /// Even if the release that it goes back from has failed a moment ago.
    @Test
    void letsAnOlderVersionComeBackAtOnce() throws IOException {
        world.broken.put(ServiceFunction.REFRESH, (_, _) -> new VersionInvoker.Result(true, "{}"));
        handle(sample("before_allow_traffic"));
        world.asked.clear();
        var before = world.items();
        back = "d-A1B2C3D4E"::equals;

        handle(sample("before_allow_traffic"));

        assertThat(reports).hasSize(2).last().asString().endsWith(" Passed");
        assertThat(world.asked).isEmpty();
        assertThat(world.items()).isEqualTo(before);
    }

    @Test
    void rehearsesWhereCodeDeployDoesNotTellWhichWayItGoes() throws IOException {
        back = _ -> {
            throw new IllegalStateException("throttled");
        };

        handle(sample("before_allow_traffic"));

        assertThat(reports).singleElement().asString().endsWith(" Passed");
        assertThat(world.asked).isEqualTo(ServiceFunction.released());
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
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, null);
        assertThat(answer.size()).isZero();
    }

    private static String sample(String name) {
        return SampleEvent.of("rehearsal", name).json();
    }
}
