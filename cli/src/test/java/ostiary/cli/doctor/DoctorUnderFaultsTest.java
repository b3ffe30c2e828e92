package ostiary.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cli.aws.Read;
import software.amazon.awssdk.core.exception.SdkClientException;

/// AWS that refuses, fails or answers with anything: what the doctor makes of it, and what it prints.
class DoctorUnderFaultsTest extends DoctorSetup {
    @ParameterizedTest
    @EnumSource
    void saysWhatItMayNotRead(Read read) throws IOException {
        var operation = read.action().equals("apigateway:GET")
                ? "GetDomainName"
                : read.action().replaceFirst(".*:", "");
        account.fail(operation, 403, "AccessDeniedException", "User: x is not authorized");

        var findings = examineTheStack();

        assertThat(states(findings)).contains("not checked").doesNotContain("fail", "warn");
        assertThat(findings)
                .filteredOn(finding -> finding.path("state").asText().equals("not checked"))
                .allMatch(finding ->
                        finding.path("text").asText().equals("AccessDeniedException: needs " + read.action()));
    }

    /// Not to be taken for a clean bill of health.
    @Test
    void exitsWithOneIfNothingCanBeRead() throws IOException {
        credentials = () -> {
            throw SdkClientException.create("process printed " + SECRET);
        };

        assertThat(states(examineTheStack())).containsOnly("not checked");
        assertThat(run("--region", "eu-central-1")).isEqualTo(1);
        assertThat(out.toString()).contains("no credentials: set AWS_PROFILE").doesNotContain(SECRET);
    }

    @Test
    void comesAgainWhenAwsIsBusy() throws IOException {
        account.failTimes(2, "DescribeAlarms", 400, "Throttling").failTimes(2, "GetAccount", 503, "Unavailable");
        assertThat(states(examineTheStack())).containsOnly("ok");

        account.failTimes(3, "GetAccount", 429, "TooManyRequestsException");
        assertThat(examineTheStack())
                .filteredOn(finding -> finding.path("state").asText().equals("not checked"))
                .singleElement()
                .matches(finding ->
                        finding.path("text").asText().equals("TooManyRequestsException from ses:GetAccount"));
    }

    @Test
    void endsAListThatDoesNot() throws IOException {
        account.answer("ListStackResources:second", """
            <ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries/><NextToken>first</NextToken>
            </ListStackResourcesResult></ListStackResourcesResponse>\
            """);

        assertThat(examineTheStack())
                .anyMatch(finding ->
                        finding.path("text").asText().equals("too many pages from cloudformation:ListStackResources"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>gateway", "", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"})
    void readsNothingIntoAnAnswerThatIsNone(String body) throws IOException {
        account.answer("ListOpenIDConnectProviders", body);

        assertThat(examineTheStack())
                .filteredOn(finding -> finding.path("check").asText().equals("github"))
                .singleElement()
                .matches(finding -> finding.path("text")
                        .asText()
                        .equals("no answer that can be read from iam:ListOpenIDConnectProviders in eu-central-1"));
    }

    /// A refused signature is answered with the request that was signed.
    @Test
    void printsNoCredentialWhateverAwsAnswers() throws IOException {
        var echo = "the canonical request was x-amz-security-token:" + TOKEN + " " + KEY_ID + " " + SECRET;
        for (var read : Read.values()) {
            var operation = read.action().replaceFirst(".*:", "");
            account.fail(operation, 403, "SignatureDoesNotMatch", echo);
        }
        account.fail("GetDomainName", 403, TOKEN + " " + SECRET, echo);

        examineTheStack();
        var json = out.toString();
        run("--region", "eu-central-1", "--stack", HealthyAccount.STACK);

        assertThat(json + out + err)
                .contains("SignatureDoesNotMatch from ssm:GetParameter")
                .doesNotContain(TOKEN, KEY_ID, SECRET, "canonical");
    }

    /// Whoever may name an alarm writes to an operator's terminal.
    @Test
    void printsNoControlCharacters() {
        account.change("DescribeAlarms", "<StateValue>OK", "<StateValue>ALARM")
                .change("DescribeAlarms", "ostiary-prod-login-failing", "\u009b31mred\u202eder")
                .change("GetEmailIdentity:shop.example", "null", "\"\\u001b]0;title\\u0007\"");

        run("--region", "eu-central-1", "--stack", HealthyAccount.STACK);

        assertThat(out.toString())
                .contains("?31mred?der", "?]0;title?")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    }
}
