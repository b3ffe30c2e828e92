package ostiary.cdk;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/// The bucket with the log of a balancer's requests. Elastic Load Balancing takes no other encryption than
/// that by S3's own keys
/// (<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html>).
///
/// It stays when the stack goes, or can't be created: a balancer writes there at once, and a bucket with
/// something in it would stop the rollback. The lifecycle empties it.
final class FleetAccessLog extends Construct {
    private static final Duration KEPT = Duration.days(90);

    private final Bucket bucket;

    FleetAccessLog(Construct scope, String id) {
        super(scope, id);
        this.bucket = Bucket.Builder.create(this, "Bucket")
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .lifecycleRules(List.of(LifecycleRule.builder().expiration(KEPT).build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Suppressions.isALogOfAccesses(bucket);
    }

    /// Not by the balancer's construct, which asks for a region at synthesis.
    void of(ApplicationLoadBalancer balancer) {
        bucket.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logdelivery.elasticloadbalancing.amazonaws.com")))
                .actions(List.of("s3:PutObject"))
                .resources(
                        List.of(bucket.arnForObjects("AWSLogs/" + Stack.of(this).getAccount() + "/*")))
                .build());
        balancer.setAttribute("access_logs.s3.enabled", "true");
        balancer.setAttribute("access_logs.s3.bucket", bucket.getBucketName());
        // It writes a file to try before it takes the setting.
        balancer.getNode().addDependency(this);
    }
}
