package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;

/// The id here of a user of another system: the same at each import, so that no user is imported twice.
final class ForeignId {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_|:.-]{1,128}");

    private ForeignId() {}

    /// Whether reports may show an id: it must not be an address or a telephone number.
    static boolean isSafeToShow(String id) {
        return CODE.matcher(id).matches();
    }

    /// Keeps a UUID such as the `sub` of Cognito or Keycloak; hashes other ids to version 8 UUIDs (RFC 9562 §5.8).
    static UserId userId(String system, String id) {
        return new UserId(UUID_FORM.matcher(id).matches() ? UUID.fromString(id) : made(system, id));
    }

    private static UUID made(String system, String id) {
        var digest = ByteBuffer.wrap(Sha256.digest(("ostiary import\n" + system + "\n" + id).getBytes(UTF_8)));
        return new UUID((digest.getLong() & ~VERSION_BITS) | VERSION_8, (digest.getLong() & ~VARIANT_BITS) | VARIANT);
    }
}
