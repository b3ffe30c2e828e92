package ostiary.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.mail.Mail;
import ostiary.core.user.EmailAddress;

class QuietMailerTest {
    private final List<Mail> sent = new ArrayList<>();
    private final QuietMailer mailer = new QuietMailer(sent::add);

    @ParameterizedTest
    @ValueSource(
            strings = {"success+ostiary-0a1b@simulator.amazonses.com", "Success+Ostiary-0A1B@Simulator.AmazonSES.com"})
    void sendsNothingToTheUserOfARehearsal(String address) {
        each(address).forEach(mailer::send);

        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "success@simulator.amazonses.com",
                "success+ostiary-0a1b@example.org",
                "success+ostiary-0a1b@simulator.amazonses.com.example.org",
                "ada+success+ostiary-0a1b@simulator.amazonses.com"
            })
    void sendsWhatIsForAnybodyElse(String address) {
        each(address).forEach(mailer::send);

        assertThat(sent).containsExactlyElementsOf(each(address).toList());
    }

    private static Stream<Mail> each(String address) {
        var to = EmailAddress.parse(address).orElseThrow();
        return Stream.of(
                new Mail.ConfirmAddress(to, "12345678", Duration.ofMinutes(10)),
                new Mail.AlreadySignedUp(to),
                new Mail.NoPasswordHere(to));
    }
}
