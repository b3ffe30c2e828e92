package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.cdk.OstiaryPropsBuilder;
import ostiary.template.Synthesis;

/// Mails leave by the identity that the team has verified, whatever is set up behind it.
class MailIdentityTest {
    private static final String SET = "tracked";

    @Test
    void mayHaveADefaultConfigurationSet() {
        try (var stack = deploy("with-set", Synthesis.MAIL_FROM, props -> props.mailConfigurationSet(SET))) {
            stack.mails().useByDefault(Synthesis.MAIL_FROM, SET);

            new Story(stack).signUp();

            assertThat(stack.functions().role(ServiceFunction.SIGNUP.handler()).denied())
                    .isEmpty();
        }
    }

    @Test
    void mayBeADomainAboveTheSenders() {
        try (var stack = deploy("above", "example", props -> props.mailIdentity("example"))) {
            new Story(stack).signUp();
        }
    }

    /// The controls.
    @Test
    void mustBeToldOfOtherwiseNoMailLeaves() {
        try (var stack = deploy("no-set", Synthesis.MAIL_FROM, UnaryOperator.identity())) {
            stack.mails().useByDefault(Synthesis.MAIL_FROM, SET);

            assertThat(catchThrowable(new Story(stack)::signUp)).isNotNull();
            assertThat(stack.mails().sent()).isEmpty();
        }
        try (var stack = deploy("not-above", "example", UnaryOperator.identity())) {
            assertThat(catchThrowable(new Story(stack)::signUp)).isNotNull();
            assertThat(stack.mails().sent()).isEmpty();
        }
    }

    private static DeployedStack deploy(String name, String identity, UnaryOperator<OstiaryPropsBuilder> choice) {
        var template = Synthesis.json(Synthesis.run(choice).template());
        return SharedStack.deployQuickly("mail-" + name, template, identity);
    }
}
