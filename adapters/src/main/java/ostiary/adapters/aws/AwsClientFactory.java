package ostiary.adapters.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/// Builds clients of AWS services: [AwsClients], or a factory for clients of an emulator.
public interface AwsClientFactory {
    /// Builds the client that `builder` describes.
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(Dependency dependency, B builder);

    /// How long a request may take that waits for these clients.
    Duration requestTimeout();
}
