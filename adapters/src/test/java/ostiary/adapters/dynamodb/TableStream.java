package ostiary.adapters.dynamodb;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The changes of a table on DynamoDB Local, as its stream tells them.
final class TableStream {
    private final Table table;
    private final DynamoDbStreamsClient streams;

    TableStream(Table table, URI endpoint) {
        this.table = table;
        this.streams = DynamoDbStreamsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    /// All so far, oldest first.
    List<ItemImages> changes() {
        var arn = table.client()
                .describeTable(describe -> describe.tableName(table.name()))
                .table()
                .latestStreamArn();
        var changes = new ArrayList<ItemImages>();
        for (var shard : streams.describeStream(describe -> describe.streamArn(arn))
                .streamDescription()
                .shards()) {
            read(arn, shard.shardId(), changes);
        }
        return changes;
    }

    /// An open shard has no end: it ends here with the first page without records.
    private void read(String arn, String shard, List<ItemImages> into) {
        var next = Optional.ofNullable(streams.getShardIterator(
                        get -> get.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator());
        while (next.isPresent()) {
            var at = next.get();
            var page = streams.getRecords(get -> get.shardIterator(at));
            page.records().stream().map(ItemImages::of).forEach(into::add);
            next = page.records().isEmpty() ? Optional.empty() : Optional.ofNullable(page.nextShardIterator());
        }
    }
}
