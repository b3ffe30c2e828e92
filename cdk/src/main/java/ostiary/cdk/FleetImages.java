package ostiary.cdk;

import java.util.List;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.RepositoryEncryption;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecr.TagStatus;
import software.constructs.Construct;

/// The repository of the images of a [Fleet], in a stack that is deployed before: a fleet can't start
/// without an image.
///
/// No tag can be moved to another image, each image is scanned when it comes, and the newest are kept: a
/// release can be taken back to any of them.
public final class FleetImages extends Construct {
    private static final int KEPT = 50;

    private final Repository repository;

    /// @param keepData whether the images outlive the stack
    public FleetImages(Construct scope, String id, boolean keepData) {
        super(scope, id);
        this.repository = Repository.Builder.create(this, "Repository")
                .encryption(RepositoryEncryption.AES_256)
                .imageScanOnPush(true)
                .imageTagMutability(TagMutability.IMMUTABLE)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .description("The newest " + KEPT)
                        .tagStatus(TagStatus.ANY)
                        .maxImageCount(KEPT)
                        .build()))
                .emptyOnDelete(!keepData)
                .removalPolicy(Removal.of(keepData))
                .build();
    }

    /// The repository, to push to and for a [FleetImage].
    public Repository repository() {
        return repository;
    }
}
