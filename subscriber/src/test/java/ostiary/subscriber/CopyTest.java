package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CopyTest {
    private static final String USER = "7f1c9b1e-5a0e-4a39-9d4c-6f2f6f0f3c11";
    private static final String SESSION = "727d1fad-8ccb-48e5-ba2c-03715414bfaa";

    private final InMemoryCopyStore<String> store = new InMemoryCopyStore<>();
    private final Copy<String> copy = Copy.of("user", store, Event::type);

    @Test
    void hasTheNewestOfAnEntityInWhateverOrderItComes() {
        copy.handle(event("user.updated"));
        copy.handle(event("user.registered"));
        assertThat(store.values()).isEqualTo(Map.of(USER, "user.updated"));

        copy.handle(event("user.enabled"));
        copy.handle(event("user.disabled"));
        assertThat(store.values()).isEqualTo(Map.of(USER, "user.enabled"));
    }

    @Test
    void neverHasWhatIsGone() {
        copy.handle(event("user.deleted"));
        copy.handle(event("user.updated"));
        copy.handle(parsed(Examples.json("user.updated")
                .put("entityversion", Integer.MAX_VALUE)
                .toString()));

        assertThat(store.values()).isEmpty();
    }

    @Test
    void hasEntitiesOfOneKindAlone() {
        copy.handle(event("session.started"));
        copy.handle(event("client.registered"));
        copy.handle(event("password.changed"));
        assertThat(store.values()).isEmpty();

        var sessions = Copy.of("session", store, Event::type);
        sessions.handle(event("session.started"));
        assertThat(store.values()).isEqualTo(Map.of(SESSION, "session.started"));
        sessions.handle(event("session.ended"));
        assertThat(store.values()).isEmpty();
    }

    @Test
    void takesNoEventWhoseDataNobodyKnows() {
        var newer = parsed(Examples.json("user.updated")
                .put("dataschema", "urn:ostiary:event:user.updated:2")
                .toString());

        assertThatThrownBy(() -> copy.handle(newer)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Event event(String type) {
        return parsed(Examples.text(type));
    }

    private static Event parsed(String body) {
        return new EventParser().parse(body);
    }
}
