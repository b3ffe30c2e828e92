package ostiary.adapters.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ostiary.adapters.aws.AwsClients;
import ostiary.core.UnavailableException;
import ostiary.core.trail.TrailRecordStoreContract;
import ostiary.core.trail.TrailShard;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.iam.Policies;
import ostiary.emulators.aws.s3.Bucket;
import ostiary.emulators.aws.s3.S3Service;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// The adapter over the emulated S3, whose bucket is locked.
class S3TrailRecordStoreTest extends TrailRecordStoreContract {
    private static final Place PLACE = new Place("aws", "eu-west-1", "111122223333");
    private static final Bucket BUCKET = new Bucket(PLACE, "arn:aws:s3:::records", "").lock();
    private static final Credentials CREDENTIALS = new Credentials();
    private static final AwsEndpoint ENDPOINT =
            AwsEndpoint.start(PLACE, CREDENTIALS, new S3Service(PLACE, List.of(BUCKET)));

    S3TrailRecordStoreTest() {
        super(store("'Effect':'Allow','Action':'*','Resource':'*'"));
        BUCKET.objects().keySet().forEach(BUCKET::delete);
    }

    private static S3TrailRecordStore store(String statement) {
        var key = CREDENTIALS.issue(Policies.role("Recorder", statement));
        return new S3TrailRecordStore(
                AwsClients.buildOutsideRequests(S3TrailRecordStore.settle(S3Client.builder())
                        .endpointOverride(ENDPOINT.address())
                        .region(Region.of(PLACE.region()))
                        .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                                key.accessKeyId(), key.secretAccessKey(), key.sessionToken())))),
                "records");
    }

    @AfterAll
    static void sawNothingUnmodelled() {
        assertThat(ENDPOINT.problems()).isEmpty();
        ENDPOINT.close();
    }

    @Test
    void tellsWhoMayNotFromWhatIsThere() {
        var nobody = store("'Effect':'Deny','Action':'*','Resource':'*'");

        assertThatThrownBy(() -> nobody.putNew("records/00/a", "text")).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> nobody.find("records/00/a")).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> nobody.page(new TrailShard(0), Optional.empty()))
                .isInstanceOf(UnavailableException.class);
    }
}
