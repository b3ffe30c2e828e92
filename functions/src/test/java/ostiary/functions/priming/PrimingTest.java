package ostiary.functions.priming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Context;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.blueprint.ServiceFunction;
import ostiary.functions.PrimingHandlers;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

class PrimingTest {
    private static final Context<?> CONTEXT = Core.getGlobalContext();

    /// Each succeeds, so all of it has run; a client that was not the stage's would find no region here.
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"KEYS", "REHEARSAL"})
    void goesThroughTheWholeFunction(ServiceFunction function) throws Exception {
        assertThat(primingWork(function).play(1))
                .extracting(answer -> answer.replaceAll("^\\{\"(statusCode|isAuthorized)\":(\\w+).*", "$2"))
                .containsExactlyElementsOf(answers(function));
    }

    private static List<String> answers(ServiceFunction function) {
        return switch (function) {
            case SIGNUP -> List.of("202", "204"); // on the stage the code of the sample is right
            case LOGIN -> List.of("200", "401", "401"); // of the source on the stage, each wants a code
            case REFRESH -> List.of("200");
            case ACCOUNT -> List.of("200", "403"); // a token of the JSON API is none of OpenID Connect
            case PAGES -> List.of("200", "303", "200", "303", "200");
            case LOGOUT -> List.of("204", "200");
            case SECURITY -> List.of("202", "400", "201", "200", "204");
            case TOKEN -> List.of("200", "400", "400");
            case BACKCHANNEL -> List.of("200");
            case SESSIONS -> List.of("200", "204", "204");
            case ADMIN -> List.of("403", "200"); // the user of the stage is no operator
            case AUTHORIZER -> List.of("true");
            case DISCOVERY -> List.of("200", "200");
            case KEYS, REHEARSAL -> List.of();
        };
    }

    /// It holds no secret: keys and revocations are read through one client, and so over one connection.
    @Test
    void ofAnAuthorizerAsksNobodyButDynamoDb() throws Exception {
        var asked = new ArrayList<Dependency>();
        var function = ServiceFunction.AUTHORIZER;

        new PrimingWork(
                        function,
                        PrimingHandlers.config(function),
                        aws -> PrimingHandlers.of(function).apply(new Noted(aws, asked)))
                .play(1);

        assertThat(asked).containsExactly(Dependency.DYNAMODB);
    }

    /// Notes which clients are built.
    private record Noted(AwsClientFactory aws, List<Dependency> asked) implements AwsClientFactory {
        @Override
        public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
                Dependency dependency, B builder) {
            asked.add(dependency);
            return aws.build(dependency, builder);
        }

        @Override
        public Duration requestTimeout() {
            return aws.requestTimeout();
        }
    }

    @Test
    void logsAndCountsNothing() {
        try (var output = CapturedOutput.begin()) {
            new Priming(primingWork(ServiceFunction.LOGIN)).beforeCheckpoint(CONTEXT);

            assertThat(output.text()).isEmpty();
        }
    }

    @Test
    void thatFailsIsToldAndFailsNothing() {
        var broken = new PrimingWork(
                ServiceFunction.LOGIN,
                PrimingHandlers.config(ServiceFunction.LOGIN),
                _ -> (_, answer, _) -> answer.write("{\"statusCode\":503}".getBytes(UTF_8)));
        try (var output = CapturedOutput.begin()) {
            new Priming(broken).beforeCheckpoint(CONTEXT);

            assertThat(output.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.path("level").asText()).isEqualTo("ERROR"));
        }
    }

    @Test
    void isRepeatedUntilTheJvmKnowsTheWay() {
        var times = new AtomicInteger();
        var counted = new PrimingWork(
                ServiceFunction.ACCOUNT,
                PrimingHandlers.config(ServiceFunction.ACCOUNT),
                _ -> (_, _, _) -> times.incrementAndGet());

        new Priming(counted).beforeCheckpoint(CONTEXT);

        assertThat(times).hasValueGreaterThanOrEqualTo(10);
    }

    private static PrimingWork primingWork(ServiceFunction function) {
        return new PrimingWork(function, PrimingHandlers.config(function), PrimingHandlers.of(function));
    }
}
