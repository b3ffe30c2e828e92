package ostiary.cli.aws;

/// A request that [AwsReader] knows how to make.
sealed interface Operation permits Read, Probe {
    /// The action that IAM must allow for it.
    String action();

    /// Its name in the API's reference.
    String operation();

    Protocol protocol();

    /// The name of the service in requests' signatures.
    String signingName();

    /// The name of the service in its endpoint.
    String endpoint();
}
