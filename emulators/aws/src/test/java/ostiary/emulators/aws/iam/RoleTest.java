package ostiary.emulators.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleTest {
    private static final Access READ = Access.of("a:Read", "one");
    private static final Access WRITE = Access.of("a:Write", "one");

    private final Role role = Policies.role(
            "reader",
            "'Effect':'Allow','Action':['a:Read','a:List'],'Resource':['one','two']",
            "'Effect':'Deny','Action':'a:*','Resource':'two'",
            "'Effect':'Allow','Action':'k:Use','Resource':'key','Condition':{'StringEquals':{'by':'a'}}",
            "'Effect':'Allow','Action':'a:Read','Resource':'*'");
    private final Grant read = new Grant("reader", 0, "a:Read", "one");

    private static Access use(Map<String, String> context) {
        return new Access("k:Use", "key", context);
    }

    @Test
    void grantsEachActionOnEachResourceOfWhatAllows() {
        assertThat(role.grants())
                .containsExactly(
                        read,
                        new Grant("reader", 0, "a:Read", "two"),
                        new Grant("reader", 0, "a:List", "one"),
                        new Grant("reader", 0, "a:List", "two"),
                        new Grant("reader", 2, "k:Use", "key"),
                        new Grant("reader", 3, "a:Read", "*"));
    }

    @Test
    void allowsWhatAStatementAllows() {
        assertThat(role.decide(READ)).isEqualTo(Decision.ALLOWED);
        assertThat(role.denied()).isEmpty();
    }

    @Test
    void deniesWhatNoStatementAllows() {
        assertThat(role.decide(WRITE)).isEqualTo(Decision.IMPLICITLY_DENIED);
        assertThat(role.denied()).containsExactly(WRITE);
        assertThat(role.used()).isEmpty();
    }

    @Test
    void deniesWhatAStatementDeniesWhateverOthersAllow() {
        var access = Access.of("a:Read", "two");

        assertThat(role.decide(access)).isEqualTo(Decision.EXPLICITLY_DENIED);
        assertThat(role.denied()).containsExactly(access);
        assertThat(role.used()).isEmpty();
    }

    @Test
    void allowsOnlyUnderTheConditions() {
        assertThat(role.decide(use(Map.of("by", "a")))).isEqualTo(Decision.ALLOWED);
        assertThat(role.decide(use(Map.of("by", "b")))).isEqualTo(Decision.IMPLICITLY_DENIED);
        assertThat(role.decide(use(Map.of()))).isEqualTo(Decision.IMPLICITLY_DENIED);
        assertThat(role.conditionKeys()).containsExactly("by");
    }

    @Test
    void countsTheFirstGrantThatAllows() {
        role.decide(READ);

        assertThat(role.used()).containsExactly(read);
        assertThat(role.unused()).hasSize(5).doesNotContain(read);
    }

    @Test
    void withholdsAGrantForAWhile() {
        var list = Access.of("a:List", "one");
        try (var withheld = role.withhold(new Grant("reader", 0, "a:List", "one"))) {
            assertThat(withheld.wasAskedFor()).isFalse();
            assertThat(role.decide(list)).isEqualTo(Decision.WITHHELD);
            assertThat(withheld.wasAskedFor()).isTrue();
        }
        assertThat(role.used()).isEmpty();
        assertThat(role.denied()).isEmpty();
        assertThat(role.decide(list)).isEqualTo(Decision.ALLOWED);
    }

    @Test
    void allowsByAnotherGrantWhatOneIsWithheldFrom() {
        try (var withheld = role.withhold(read)) {
            assertThat(role.decide(READ)).isEqualTo(Decision.ALLOWED);
            assertThat(withheld.wasAskedFor()).isFalse();
        }
        assertThat(role.used()).containsExactly(new Grant("reader", 3, "a:Read", "*"));
    }

    @Test
    void withholdsOnlyWhatIsGrantedAndOnce() {
        assertThatThrownBy(() -> role.withhold(new Grant("reader", 0, "a:Write", "one")))
                .isInstanceOf(IllegalArgumentException.class);
        try (var _ = role.withhold(read)) {
            assertThatThrownBy(() -> role.withhold(read)).isInstanceOf(IllegalStateException.class);
        }
    }

    /// It widens nothing, and neither does the role widen it.
    @Test
    void aSessionMayDoWhatBothItsRoleAndItsPolicyAllow() {
        var session = role.session(
                Policies.read(
                        "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':['a:Read','a:Write'],'Resource':'one'}}"));

        assertThat(session.decide(READ)).isEqualTo(Decision.ALLOWED);
        assertThat(session.decide(WRITE)).isEqualTo(Decision.IMPLICITLY_DENIED);
        assertThat(session.decide(Access.of("a:List", "one"))).isEqualTo(Decision.IMPLICITLY_DENIED);
        assertThat(role.decide(Access.of("a:List", "one"))).isEqualTo(Decision.ALLOWED);
    }
}
