package ostiary.adapters.secrets;

import java.util.Optional;

/// Published keys in memory.
public final class InMemoryPublishedKeys implements PublishedKeys {
    private final Optional<InMemoryPublishedKeys> retired;
    private Optional<String> document = Optional.empty();
    private Runnable afterEachCall = () -> {};

    public InMemoryPublishedKeys() {
        this(Optional.of(new InMemoryPublishedKeys(Optional.empty())));
    }

    private InMemoryPublishedKeys(Optional<InMemoryPublishedKeys> retired) {
        this.retired = retired;
    }

    @Override
    public InMemoryPublishedKeys retired() {
        return retired.orElseThrow();
    }

    /// Runs `action` when a call has had its effect and its answer is on the way.
    void afterEachCall(Runnable action) {
        this.afterEachCall = action;
        retired.ifPresent(other -> other.afterEachCall(action));
    }

    void put(String text) {
        document = Optional.of(text);
    }

    /// The text that everybody reads.
    String text() {
        return document.orElseThrow();
    }

    /// The keys that everybody reads.
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
