package ostiary.functions.aws;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/// Makes clients of AWS services: [AwsClients#build], or what makes them of something that stands in for AWS.
public interface AwsClientFactory {
    /// The client that `builder` describes.
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder);
}
