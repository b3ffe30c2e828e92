package ostiary.emulators.aws.eventsource;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.emulators.aws.iam.Access;

/// The stream of a table.
///
/// @param partitionKey the name of the table's partition key
/// @param key the use of the table's key that reading needs, if it has one of the customer
public record MappedStream(String arn, String partitionKey, Optional<Access> key, StreamSource source) {
    /// The permissions that Lambda needs of a function's role to read the stream for it
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html>, "Execution
    /// role permissions"). The records are encrypted with the key of the table, so that who reads them needs
    /// that, too
    /// (<https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html>).
    List<Access> toRead() {
        return Stream.concat(
                        Stream.of("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")
                                .map(action -> Access.of("dynamodb:" + action, arn)),
                        key.stream())
                .toList();
    }
}
