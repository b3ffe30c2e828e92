package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The generated Java client: `Consumer.java` names what the answers hold, and reads them from the running service.
class JavaClientTest {
    private static Path client = Path.of("");

    @BeforeAll
    static void generate() throws Exception {
        client = JavaClient.build();
    }

    @Test
    void goesFromSignUpToLogoutInItsTypes(@TempDir Path folder) throws Exception {
        assertThat(JavaClient.compile(List.of(consumer(folder, "", "")), folder.resolve("classes")))
                .isEmpty();

        var classes = new URL[] {
            client.toUri().toURL(), folder.resolve("classes").toUri().toURL()
        };
        try (var service = LocalService.start(new Settings(0, Optional.empty()));
                var loader = new URLClassLoader(classes)) {
            var mailbox = new Caller(service.uri(), new ArrayList<>());
            var learnt = loader.loadClass("consumer.Consumer")
                    .getMethod("walk", String.class, Supplier.class)
                    .invoke(null, service.uri().toString(), (Supplier<String>) () -> code(mailbox));

            assertThat(learnt)
                    .isEqualTo(List.of(
                            "4 600 true true true",
                            "grace@example.com",
                            "Grace",
                            service.uri().toString(),
                            "401 invalid_grant revoked true"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tokens.getAccessToken(), tokens.getToken(), cannot find symbol",
        "profile.getSub(), profile.getId(), cannot find symbol",
        "ClientIdEnum.BROWSER, ClientIdEnum.TOASTER, cannot find symbol",
        "Integer status, String status, incompatible types"
    })
    void refusesOtherNamesAndOtherTypes(String right, String wrong, String error, @TempDir Path folder)
            throws Exception {
        assertThat(JavaClient.compile(List.of(consumer(folder, right, wrong)), folder.resolve("classes")))
                .contains(error);
    }

    private static Path consumer(Path folder, String right, String wrong) throws IOException {
        try (var source = Objects.requireNonNull(JavaClientTest.class.getResourceAsStream("Consumer.java"))) {
            var text = new String(source.readAllBytes(), UTF_8);
            assertThat(text).contains(right);
            return Files.writeString(folder.resolve("Consumer.java"), text.replace(right, wrong));
        }
    }

    private static String code(Caller mailbox) {
        try {
            return mailbox.mailedCode();
        } catch (IOException | InterruptedException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
