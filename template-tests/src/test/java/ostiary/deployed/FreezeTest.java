package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;

/// Between invocations Lambda stops the process of a function where it stands. Whatever happened meanwhile, the first
/// answer afterwards is right.
class FreezeTest {
    private static final Duration FROZEN = Duration.ofSeconds(6);

    private final DeployedStack stack = SharedStack.STACK;

    @Test
    void aThawedAuthorizerHearsOfARevocationBeforeItAnswers() throws InterruptedException {
        var authorizer = stack.functions().function(stack.functions().alias(ServiceFunction.AUTHORIZER.handler()));
        var story = new Story(stack);
        story.signUp();
        var tokens = story.logIn();
        authorizer.forgetEnvironments();
        authorizer.freezeWhenIdle(true);
        story.me(tokens);

        story.logOut(tokens);
        Thread.sleep(FROZEN);

        assertThat(story.client().get("/me", tokens.access()).status()).isEqualTo(401);
        assertThat(authorizer.environments()).isEqualTo(1);
        authorizer.freezeWhenIdle(false);
    }
}
