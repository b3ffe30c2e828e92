package ostiary.core.passkey;

import java.util.List;

/// The algorithms of passkeys' keys (IANA COSE Algorithms), the best first. Windows knows RSA alone on some machines.
public final class PasskeyAlgorithms {
    public static final int ES256 = -7;
    public static final int EDDSA = -8;
    public static final int RS256 = -257;

    public static final List<Integer> ALL = List.of(ES256, EDDSA, RS256);

    private PasskeyAlgorithms() {}
}
