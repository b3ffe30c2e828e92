package ostiary.emulators.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static ostiary.emulators.aws.AwsWorld.PLACE;
import static ostiary.emulators.aws.AwsWorld.allow;

import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.emulators.aws.AwsWorld;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.lambda.Outcome;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

class LambdaServiceTest {
    private static final String VERSION = PLACE.arn("lambda", "function:login:7");

    @AutoClose
    private final AwsWorld world = new AwsWorld();

    private final Role role = AwsWorld.role(allow(VERSION, "lambda:InvokeFunction"));

    @Test
    void returnsWhatTheFunctionReturns() {
        world.functions.put(VERSION, new Outcome.Answered("{\"a\":1}"));

        var answer = invoke(VERSION);

        assertThat(answer.functionError()).isNull();
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"a\":1}");
        assertThat(role.unused()).isEmpty();
        assertThat(world.endpoint.problems()).isEmpty();
    }

    static Stream<Outcome> failures() {
        return Stream.of(
                new Outcome.Failed("{\"errorMessage\":\"no\"}"), new Outcome.Crashed("gone"), new Outcome.TimedOut());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhereTheFunctionFails(Outcome failure) {
        world.functions.put(VERSION, failure);

        var answer = invoke(VERSION);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String()).startsWith("{\"error");
    }

    @Test
    void invokesNoOtherVersion() {
        assertThatThrownBy(() -> invoke(VERSION.replace(":7", ":8")))
                .asInstanceOf(type(LambdaException.class))
                .returns(403, LambdaException::statusCode)
                .returns(
                        "AccessDeniedException",
                        refused -> refused.awsErrorDetails().errorCode());
        assertThat(role.denied()).hasSize(1);
    }

    @Test
    void doesNotGuessWhatElseIsAsked() {
        assertThatThrownBy(() -> world.client(role, LambdaClient.builder()).listFunctions())
                .isInstanceOf(LambdaException.class);
        assertThat(world.endpoint.problems()).hasSize(1);
    }

    private InvokeResponse invoke(String arn) {
        return world.client(role, LambdaClient.builder())
                .invoke(invoke -> invoke.functionName(arn).payload(SdkBytes.fromUtf8String("{}")));
    }
}
