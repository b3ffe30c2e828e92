package ostiary.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cli.aws.Read;
import ostiary.cli.doctor.check.Checks;
import ostiary.cli.doctor.check.Symptom;

/// The doctor's findings in an account that answers, and how it exits.
class DoctorTest extends DoctorSetup {
    @Test
    void findsNothingInAHealthyAccount() throws IOException {
        assertThat(run("--region", "eu-central-1", "--stack", HealthyAccount.STACK))
                .as(out.toString())
                .isZero();

        assertThat(out.toString())
                .startsWith("ok           bootstrap       version 28\n")
                .endsWith("%d ok, 0 warn, 0 fail, 0 not checked\n".formatted(Checks.ALL.size()));
        assertThat(account.seen())
                .as("it asks nothing twice, and signs for the service's Region")
                .doesNotHaveDuplicates()
                .allMatch(request ->
                        request.region().equals(request.service().equals("iam") ? "us-east-1" : "eu-central-1"));
        assertThat(account.seen().stream().map(AccountStandIn.Seen::operation).distinct())
                .as("it has no read that it has no use for")
                .hasSize(Read.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void findsEachSymptomOnce(Symptom symptom) throws IOException {
        namesResolve = symptom != Symptom.DOMAIN_UNRESOLVED;
        var more = new ArrayList<>(Ailment.cause(symptom, account));
        if (!more.contains("--stack")) {
            more.addAll(List.of("--stack", HealthyAccount.STACK));
        }

        var findings = examine(more.toArray(String[]::new));

        var bad = findings.stream().filter(finding -> finding.has("symptom")).toList();
        assertThat(bad).hasSize(1);
        assertThat(bad.getFirst().path("symptom").asText()).isEqualTo(symptom.code());
        assertThat(bad.getFirst().path("state").asText())
                .isEqualTo(symptom.state().toString());
        assertThat(bad.getFirst().path("text").asText()).startsWith(symptom.meaning());
        assertThat(bad.getFirst().path("to_do").asText()).isEqualTo(symptom.toDo());
    }

    @Test
    void exitsWithOneIfSomethingFailsAndNotForAWarning() {
        account.change("GetAccount", "\"ProductionAccessEnabled\":true", "\"ProductionAccessEnabled\":false");
        assertThat(run("--region", "eu-central-1")).isZero();
        assertThat(out.toString()).contains("→ ask for production access");

        account.change("GetAccount", "\"SendingEnabled\":true", "\"SendingEnabled\":false");
        assertThat(run("--region", "eu-central-1")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--region eu.evil.example",
                "--region eu-central-1/../x",
                "--region eu-central-1 --stack a/b",
                "--region eu-central-1 --mail-from shop.example",
                "--region eu-central-1 --hashing-concurrency many",
                "--region eu-central-1 --fix"
            })
    void exitsWithTwoIfItIsCalledWrongly(String options) {
        assertThat(run(options.split(" "))).isEqualTo(2);

        assertThat(err.toString()).isNotEmpty();
        assertThat(account.seen()).isEmpty();
    }

    @Test
    void looksAtAnAccountBeforeADeployment() throws IOException {
        var findings = examine(
                "--mail-from",
                "no-reply@shop.example",
                "--domain",
                "auth.shop.example",
                "--certificate",
                HealthyAccount.CERTIFICATE);

        assertThat(findings)
                .filteredOn(finding -> finding.path("state").asText().equals("not checked"))
                .extracting(finding -> finding.path("text").asText())
                .hasSize(10)
                .containsOnly("no stack is named: --stack");
        assertThat(states(findings)).containsOnly("ok", "not checked");
    }

    @Test
    void saysThatAStackIsNotThereYet() throws IOException {
        assertThat(examine("--stack", "ostiary-new"))
                .filteredOn(finding -> finding.path("check").asText().equals("table"))
                .singleElement()
                .matches(finding -> finding.path("text").asText().equals("there is no stack ostiary-new yet"));
    }

    @Test
    void takesWhatTheStackWasToldOf() throws IOException {
        account.change("GetEmailIdentity:shop.example", "null", "\"default-set\"");

        var findings = examine(
                "--mail-from",
                "no-reply@auth.shop.example",
                "--mail-identity",
                "shop.example",
                "--mail-configuration-set",
                "default-set");

        assertThat(states(findings)).containsOnly("ok", "not checked");
    }

    @Test
    void namesEachCheckOnceAndSendsNothingButReads() {
        assertThat(Checks.ALL).extracting(check -> check.name()).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Read.values()).map(Read::action))
                .doesNotHaveDuplicates()
                .allMatch(action -> action.equals("apigateway:GET")
                        || READS.matcher(action.replaceFirst("[a-z]+:", "")).matches());
    }
}
