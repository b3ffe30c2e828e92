package ostiary.cdk;

import java.util.regex.Pattern;
import software.amazon.awscdk.services.ecr.IRepository;

/// The image that a [Fleet] runs: by its digest, since a tag may be moved to another one.
///
/// @param repository where it lies, such as [FleetImages#repository()]
/// @param digest `sha256:` and 64 digits in hex, as `make image-push` tells
/// @param arm64 whether it was built for arm64
public record FleetImage(IRepository repository, String digest, boolean arm64) {
    /// <https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests>
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    public FleetImage {
        Checks.require(
                DIGEST.matcher(digest).matches(),
                "the image must be a digest such as sha256:5e6f… with 64 digits, and no tag, which may be moved, not "
                        + digest);
    }

    /// One for x86-64.
    public FleetImage(IRepository repository, String digest) {
        this(repository, digest, false);
    }
}
