package ostiary.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "ada+news@example.org, ada@example.org",
        "ada+@example.org, ada@example.org",
        "ada+a+b@example.org, ada@example.org",
        "a+b@c+d, a@c+d",
    })
    void isOneForAllSubAddresses(String address, String mailbox) {
        assertThat(Mailbox.of(address)).isEqualTo(mailbox);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+ada@example.org",
                "ada",
                "ada+news",
                "ada@a+b",
                "",
                "+",
                "@",
                "success+x@simulator.amazonses.com"
            })
    void isTheNameItselfWhereThereIsNoSubAddress(String name) {
        assertThat(Mailbox.of(name)).isEqualTo(name);
    }
}
