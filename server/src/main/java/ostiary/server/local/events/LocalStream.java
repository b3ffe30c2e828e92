package ostiary.server.local.events;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.dynamodb.ItemImages;
import ostiary.adapters.dynamodb.Table;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The stream of the table on DynamoDB Local, which has one open shard, from now on.
final class LocalStream {
    private final DynamoDbStreamsClient streams;
    private final String arn;
    private String shard;
    private String next;

    LocalStream(Table table, URI dynamoDb) {
        this.streams = AwsClients.buildOutsideRequests(DynamoDbStreamsClient.builder()
                .endpointOverride(dynamoDb)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
        this.arn = arn(table);
        this.shard = newestShard();
        this.next = iterator(ShardIteratorType.LATEST);
    }

    private String newestShard() {
        return streams.describeStream(describe -> describe.streamArn(arn))
                .streamDescription()
                .shards()
                .getLast()
                .shardId();
    }

    private String iterator(ShardIteratorType from) {
        return streams.getShardIterator(get -> get.streamArn(arn).shardId(shard).shardIteratorType(from))
                .shardIterator();
    }

    /// A table that an older version has made has none yet.
    private static String arn(Table table) {
        return found(table).orElseGet(() -> {
            table.client()
                    .updateTable(update -> update.tableName(table.name())
                            .streamSpecification(
                                    has -> has.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
            return found(table).orElseThrow();
        });
    }

    private static Optional<String> found(Table table) {
        return Optional.ofNullable(table.client()
                .describeTable(describe -> describe.tableName(table.name()))
                .table()
                .latestStreamArn());
    }

    /// The changes since the last call; none if there are none yet.
    List<ItemImages> read() {
        var page = streams.getRecords(get -> get.shardIterator(next));
        next = Optional.ofNullable(page.nextShardIterator()).orElseGet(this::nextShard);
        return page.records().stream().map(ItemImages::of).toList();
    }

    /// A shard ends after some hours, and another goes on.
    private String nextShard() {
        shard = newestShard();
        return iterator(ShardIteratorType.TRIM_HORIZON);
    }
}
