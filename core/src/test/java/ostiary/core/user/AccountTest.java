package ostiary.core.user;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.Fresh;

class AccountTest {
    private final User ada = new User(Fresh.userId(), Fresh.email(), Optional.empty(), Fresh.now());

    @Test
    void isOfOneUser() {
        var others = new Credential(Fresh.userId(), ada.email(), SealedHash.NONE, false, Set.of());

        assertThatIllegalArgumentException().isThrownBy(() -> new Account(ada, others));
    }

    @Test
    void isOfOneAddress() {
        var others = new Credential(ada.id(), Fresh.email(), SealedHash.NONE, false, Set.of());

        assertThatIllegalArgumentException().isThrownBy(() -> new Account(ada, others));
    }
}
