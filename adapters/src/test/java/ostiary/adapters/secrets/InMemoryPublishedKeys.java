package ostiary.adapters.secrets;

import java.util.Optional;

/// Published keys in memory.
public final class InMemoryPublishedKeys implements PublishedKeys {
    private Optional<String> document = Optional.empty();
    private Runnable afterEachCall = () -> {};

    /// Runs `action` when a call has had its effect and its answer is on the way.
    void afterEachCall(Runnable action) {
        this.afterEachCall = action;
    }

    void put(String text) {
        document = Optional.of(text);
    }

    /// What everybody reads.
    String text() {
        return document.orElseThrow();
    }

    /// What everybody reads.
    KeySet keys() {
        return KeyDocument.read(text());
    }

    @Override
    public Optional<String> find() {
        var found = document;
        afterEachCall.run();
        return found;
    }

    @Override
    public boolean replace(Optional<String> known, String next) {
        boolean replaced = document.equals(known);
        if (replaced) {
            document = Optional.of(next);
        }
        afterEachCall.run();
        return replaced || document.equals(Optional.of(next));
    }
}
