package ostiary.adapters.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import ostiary.core.UnavailableException;
import ostiary.core.mail.Mail;
import ostiary.core.user.EmailAddress;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.fault.Fault;
import ostiary.emulators.aws.fault.FaultPlan;
import ostiary.emulators.aws.fault.FaultProxy;
import ostiary.emulators.aws.ses.SesService;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// Nobody gets a mail twice, whatever becomes of the request for it. SES knows no token by which it would tell a
/// repeat.
@Execution(CONCURRENT)
class MailOnceTest {
    private static final Mail MAIL = new Mail.ConfirmAddress(
            EmailAddress.parse("zoe@example.org").orElseThrow(), "1234-5678", Duration.ofMinutes(10));

    private static final Place PLACE = new Place("aws", "eu-west-1", "111122223333");

    private final SesService ses = new SesService(PLACE, Set.of("example.com"));
    private final AwsEndpoint aws = AwsEndpoint.start(PLACE, Credentials.ofAnybody(), ses);
    private final FaultProxy proxy = FaultProxy.before(aws.address());
    private SesMailer mailer;

    @BeforeEach
    void start() {
        var client = new AwsClients()
                .build(
                        Dependency.SES,
                        SesV2Client.builder()
                                .endpointOverride(proxy.endpoint())
                                .region(Region.EU_WEST_1)
                                .credentialsProvider(
                                        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"))));
        mailer = new SesMailer(client, new MailTemplates("Example"), "auth@example.com");
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        aws.close();
    }

    @ParameterizedTest
    @EnumSource
    void goesOutAtMostOnceForEachTimeThatItIsAskedFor(Fault fault) throws InterruptedException {
        proxy.delayBy(Dependency.SES.call().plusMillis(300));
        proxy.follow(FaultPlan.first(1, fault));

        try {
            mailer.send(MAIL);
        } catch (UnavailableException unknown) {
            Thread.sleep(fault == Fault.LATE || fault == Fault.SLOW ? 500 : 0);
        }

        assertThat(ses.sent()).hasSizeLessThanOrEqualTo(1);
    }

    /// On a connection that was used before, where the JDK would repeat a request by itself.
    @ParameterizedTest
    @EnumSource(names = {"RESET", "NEVER_ANSWERED", "DROPPED_AFTER_COMMIT", "TRUNCATED", "ERROR_500", "ERROR_503"})
    void isAskedForOnceWhereItMayHaveGoneOut(Fault fault) {
        mailer.send(MAIL);
        long before = proxy.counts().requests();
        proxy.follow(FaultPlan.first(1, fault));

        assertThatThrownBy(() -> mailer.send(MAIL)).isInstanceOf(UnavailableException.class);

        assertThat(proxy.counts().requests() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNT_THROTTLED, 1", "ACCOUNT_THROTTLED, 2"})
    void isAskedForAgainWhereItWasTurnedAway(Fault fault, int times) {
        proxy.follow(FaultPlan.first(times, fault));

        assertThatCode(() -> mailer.send(MAIL)).doesNotThrowAnyException();

        assertThat(ses.sent()).hasSize(1);
        assertThat(proxy.counts().requests()).isEqualTo(times + 1L);
    }

    @Test
    void goesOut() {
        mailer.send(MAIL);

        assertThat(ses.sent()).hasSize(1);
    }
}
