package ostiary.core.testing;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import ostiary.core.upstream.LinkRequest;
import ostiary.core.upstream.SourceAccount;
import ostiary.core.upstream.SourceAccountStore;
import ostiary.core.upstream.SourceId;

/// Passes everything on, but for so many links as others are told to be faster at; counts the links that are asked for.
public final class PassingAccountStore implements SourceAccountStore {
    private final SourceAccountStore real;
    private final AtomicInteger faster = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    public PassingAccountStore(SourceAccountStore real) {
        this.real = real;
    }

    /// Lets somebody else be faster at the next links.
    public void loseNext(int links) {
        faster.set(links);
    }

    /// How many links it was asked for.
    public int asked() {
        return asked.get();
    }

    @Override
    public Optional<SourceAccount> find(SourceId id) {
        return real.find(id);
    }

    @Override
    public boolean link(LinkRequest request) {
        asked.incrementAndGet();
        return faster.getAndDecrement() <= 0 && real.link(request);
    }
}
