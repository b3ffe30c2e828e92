package ostiary.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How much of each thing a client may have.
class ClientDescriptionTest {
    private static Optional<String> flaw(String name, Set<String> scopes, Set<String> resources) {
        return new ClientDescription(name, Set.of(), scopes, resources, Optional.empty()).flaw(ClientType.CONFIDENTIAL);
    }

    private static Set<String> resources(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "https://api%d.example.com".formatted(i))
                .collect(Collectors.toSet());
    }

    @Test
    void hasANameOfAHundredCharacters() {
        assertThat(flaw("x".repeat(100), Set.of(), Set.of())).isEmpty();
        assertThat(flaw("x".repeat(101), Set.of(), Set.of())).contains("A name has 1 to 100 printable characters.");
    }

    /// Written one after the other, as in a token.
    @Test
    void hasAThousandCharactersOfScopes() {
        var half = "x".repeat(511);

        assertThat(flaw("Billing", Set.of(half, half + "yy"), Set.of()))
                .as("1,024 and a blank")
                .contains("All scopes together have 1024 characters at most.");
        assertThat(flaw("Billing", Set.of(half, half + "y"), Set.of())).isEmpty();
        assertThat(flaw("Billing", Set.of("x".repeat(1025)), Set.of())).isPresent();
    }

    @Test
    void hasTwentyResources() {
        assertThat(flaw("Billing", Set.of(), resources(20))).isEmpty();
        assertThat(flaw("Billing", Set.of(), resources(21))).contains("It has 20 resources at most.");
    }

    @Test
    void keepsItsNameUnlessAnotherIsGiven() {
        var known = new ClientDescription(
                "Billing", Set.of(), Set.of(), Collections.emptySet(), Optional.of("https://billing.example.com"));

        assertThat(known.named(Optional.empty())).isEqualTo(known);
        assertThat(known.named(Optional.of("Bills")).name()).isEqualTo("Bills");
    }
}
