package ostiary.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.dynamodb.DynamoDbTrailHeadStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.files.DirectoryTrailRecordStore;
import ostiary.adapters.s3.S3TrailRecordStore;
import ostiary.core.trail.TrailHeadStore;
import ostiary.core.trail.TrailRecordStore;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.S3Client;

/// Where the audit trail is.
final class TrailOptions {
    @Option(
            names = "--audit-table",
            paramLabel = "NAME",
            description = "the table of the heads: the stack's output AuditTableName")
    private @Nullable String table;

    @Option(
            names = "--audit-bucket",
            paramLabel = "NAME",
            description = "the bucket of the records: the stack's output AuditBucketName")
    private @Nullable String bucket;

    @Option(names = "--records", paramLabel = "DIR", description = "a copy of the bucket, in place of it")
    private @Nullable Path records;

    @Option(names = "--endpoint", paramLabel = "URL", description = "a DynamoDB Local, in place of AWS")
    private @Nullable String endpoint;

    /// The heads and the records.
    record Trail(OpenTable open, TrailHeadStore heads, TrailRecordStore records) implements AutoCloseable {
        @Override
        public void close() {
            open.close();
        }
    }

    Trail open(Settings settings) throws MovingException {
        var all = new HashMap<>(settings.environment());
        Optional.ofNullable(endpoint).ifPresent(url -> all.put("ENDPOINT", url));
        var name = Optional.ofNullable(table)
                .orElseThrow(() -> new MovingException("Where are the heads? Give --audit-table=name."));
        var stored = records();
        if (new Settings(all).isOnAws()) {
            all.put("TABLE", name);
        }
        var open = OpenTable.open(new Settings(all));
        return new Trail(
                open, new DynamoDbTrailHeadStore(new Table(open.table().client(), name, open.clock())), stored);
    }

    private TrailRecordStore records() throws MovingException {
        if (records != null && bucket != null) {
            throw new MovingException("--audit-bucket or --records? Give one of them.");
        }
        if (records != null) {
            return new DirectoryTrailRecordStore(records);
        }
        if (bucket == null) {
            throw new MovingException("Where are the records? Give --audit-bucket=name, or --records=dir of a copy.");
        }
        var client = S3TrailRecordStore.settle(S3Client.builder().region(OpenTable.region()));
        return new S3TrailRecordStore(AwsClients.buildOutsideRequests(client), bucket);
    }
}
