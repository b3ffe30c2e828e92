package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import ostiary.adapters.telemetry.FunctionContext;

/// Who is taken for an operator without a token.
class AdminHandlerTest {
    private static final FunctionContext BY_THE_ALIAS =
            new FunctionContext("c6af9ac6-7b61-11e6-9a41-93e8deadbeef", "admin");
    private static final FunctionContext BY_A_VERSION =
            new FunctionContext("c6af9ac6-7b61-11e6-9a41-93e8deadbeef", "admin", "7");

    private static String answer(FunctionContext context) throws IOException {
        var world = new SampleWorld();
        var result = new ByteArrayOutputStream();
        world.handler("admin")
                .handleRequest(SampleEvent.of("admin", "direct-show").with(world.values()).stream(), result, context);
        return result.toString(UTF_8);
    }

    @Test
    void isWhoeverInvokesTheAlias() throws IOException {
        assertThat(BY_THE_ALIAS.getInvokedFunctionArn()).endsWith(":live");
        assertThat(answer(BY_THE_ALIAS)).contains("\"statusCode\":200");
    }

    /// Whoever may invoke each version of a release, as the rehearsal does, is no operator by that.
    @Test
    void isNobodyWhoInvokesAVersion() throws IOException {
        assertThat(answer(BY_A_VERSION)).doesNotContain("\"statusCode\":200");
    }
}
