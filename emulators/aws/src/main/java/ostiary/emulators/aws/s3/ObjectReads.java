package ostiary.emulators.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.UnmodelledException;

/// `GetObject` and `ListObjectsV2` (<https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>). Whoever
/// may not list is told of a missing object all the same, where S3 says 403.
record ObjectReads(Bucket bucket) {
    private static final int MOST = 1_000;

    AwsAnswer get(String key) {
        var found = bucket.find(key)
                .orElseThrow(() -> AwsFailure.ofRestXml(404, "NoSuchKey", "The specified key does not exist."));
        return new AwsAnswer(200, Map.of("Content-Type", "application/octet-stream"), found.getBytes(UTF_8));
    }

    AwsAnswer list(Map<String, String> query) {
        var after = query.getOrDefault("start-after", "");
        int most = Math.min(MOST, Integer.parseInt(query.getOrDefault("max-keys", String.valueOf(MOST))));
        var all = bucket.keys(query.getOrDefault("prefix", "")).stream()
                .filter(key -> key.compareTo(after) > 0)
                .toList();
        var page = all.subList(0, Math.min(most, all.size()));
        return AwsAnswer.xml(
                200,
                "<ListBucketResult><KeyCount>%d</KeyCount><MaxKeys>%d</MaxKeys><IsTruncated>%b</IsTruncated>%s</ListBucketResult>"
                        .formatted(page.size(), most, all.size() > most, contents(page)));
    }

    private static String contents(List<String> keys) {
        return keys.stream()
                .map(ObjectReads::plain)
                .map("<Contents><Key>%s</Key></Contents>"::formatted)
                .collect(Collectors.joining());
    }

    /// A key that neither XML nor the encoding of URLs changes.
    private static String plain(String key) {
        if (!key.matches("[A-Za-z0-9/._-]*")) {
            throw new UnmodelledException("a key that has to be encoded");
        }
        return key;
    }
}
