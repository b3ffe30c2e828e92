package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cdk.MailProps;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import ostiary.cdk.OstiaryPropsBuilder;

/// The rights with which a sign-up may send mails, however the team has set SES up. That SES asks for them:
/// `MailIdentityTest`.
class MailGrantsTest {
    private static final String FROM = "no-reply@eu.mail.shop.example";
    private static final String SES = "ses:SendEmail on arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:";

    @Test
    void areForTheSenderOrItsDomain() {
        assertThat(granted(props -> props))
                .containsExactly(SES + "identity/" + FROM, SES + "identity/eu.mail.shop.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {FROM, "eu.mail.shop.example", "mail.shop.example", "shop.example"})
    void areForTheIdentityThatTheTeamNames(String identity) {
        assertThat(granted(props -> props.mailIdentity(identity))).containsExactly(SES + "identity/" + identity);
    }

    @Test
    void areForItsConfigurationSet() {
        assertThat(granted(props -> props.mailIdentity("shop.example").mailConfigurationSet("tracked_mails-1")))
                .containsExactly(SES + "identity/shop.example", SES + "configuration-set/tracked_mails-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "other.example", "hop.example", "another@shop.example", "deep.eu.mail.shop.example", "*"})
    void areForNoIdentityThatCannotBeTheSenders(String identity) {
        assertThatThrownBy(OstiaryProps.builder(FROM).mailIdentity(identity)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mailIdentity must be the address of mailFrom, its domain");
    }

    @ParameterizedTest
    @CsvSource({"''", "*", "a/b", "two words", "arn:aws:ses:eu-west-1:111122223333:configuration-set/a"})
    void areForNoSetThatCannotBe(String name) {
        assertThatThrownBy(OstiaryProps.builder(FROM).mailConfigurationSet(name)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mailConfigurationSet must be the name");
    }

    @Test
    void areAsInTheAppOfATeam() {
        assertThat(MailProps.from(FROM))
                .isEqualTo(OstiaryProps.builder(FROM).build().mail());
    }

    private static List<String> granted(UnaryOperator<OstiaryPropsBuilder> choice) {
        var app = OstiaryApp.app();
        var props =
                choice.apply(OstiaryProps.builder(FROM).code(Synthesis.CODE)).build();
        var template = Template.of(Synthesis.of(app, OstiaryApp.stack(app, Synthesis.STACK, props)));
        return template.all("AWS::IAM::Policy")
                .flatMap(policy -> Statement.of(policy, "PolicyDocument"))
                .filter(statement -> statement.actions().contains("ses:SendEmail"))
                .peek(statement -> assertThat(statement
                                .condition()
                                .path("StringEquals")
                                .path("ses:FromAddress")
                                .asText())
                        .isEqualTo(FROM))
                .flatMap(Statement::permissions)
                .distinct()
                .toList();
    }
}
