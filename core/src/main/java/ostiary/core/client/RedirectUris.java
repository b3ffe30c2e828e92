package ostiary.core.client;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Where a client's users are sent back to: what is registered of it (RFC 6749 §3.1.2).
public record RedirectUris(Set<String> registered) {
    /// The characters of the longest one.
    public static final int LONGEST = 512;

    /// The URIs of a client that nobody is sent back to.
    public static final RedirectUris NONE = new RedirectUris(Set.of());

    private static final int MOST = 20;

    public RedirectUris {
        registered = Set.copyOf(registered);
    }

    public static RedirectUris of(String... registered) {
        return new RedirectUris(Set.copyOf(Arrays.asList(registered)));
    }

    /// Whether users may be sent to `presented`, which is a registered one, character by character (RFC 9700 §2.1).
    /// A native app takes the port that is free, so of this machine's own addresses the port does not matter (RFC
    /// 8252 §7.3).
    ///
    /// @param presented as it was sent; may be anything
    public boolean contains(String presented) {
        return registered.contains(presented)
                || LoopbackUri.parse(presented).filter(this::hasLoopback).isPresent();
    }

    /// The one that is meant where none is named; empty if there are several or none (RFC 6749 §3.1.2.3).
    public Optional<String> only() {
        return registered.size() == 1 ? registered.stream().findFirst() : Optional.empty();
    }

    public boolean isEmpty() {
        return registered.isEmpty();
    }

    /// Their flaw, in one sentence; empty if they have none.
    Optional<String> flaw() {
        return registered.size() > MOST
                ? Optional.of("A client has " + MOST + " redirect URIs at most.")
                : registered.stream()
                        .flatMap(uri -> UriFlaws.ofRedirectUri(uri).stream())
                        .findFirst();
    }

    private boolean hasLoopback(LoopbackUri presented) {
        return registered.stream()
                .flatMap(uri -> LoopbackUri.parse(uri).stream())
                .anyMatch(presented::equals);
    }
}
