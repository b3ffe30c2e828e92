package ostiary.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ostiary.core.password.Password;
import ostiary.core.testing.World;

class UserPasswordsTest {
    private final World world = new World();

    /// Whatever the decoy was made of.
    @Test
    void ofNobodyMatchNothing() {
        assertThat(world.passwords.matchesNobody(World.PASSWORD)).isFalse();
        assertThat(world.passwords.matchesNobody(Password.of(""))).isFalse();
    }
}
