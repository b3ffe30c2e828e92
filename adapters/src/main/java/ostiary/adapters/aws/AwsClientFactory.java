package ostiary.adapters.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/// Makes clients of AWS services: [AwsClients], or what makes them of something that stands in for AWS.
public interface AwsClientFactory {
    /// The client that `builder` describes.
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(Dependency dependency, B builder);

    /// The time that a request may take which waits for them.
    Duration patience();
}
