package ostiary.emulators.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.stack.Resource;

/// Finds the code that `cdk deploy` would upload for a function, which is a directory in the cloud assembly.
final class CodeAssets {
    private final Path assembly;
    private final JsonNode files;
    private final Place place;

    /// @param assembly the directory that `cdk synth` writes
    CodeAssets(Path assembly, String stack, Place place) {
        this.assembly = assembly;
        this.place = place;
        try {
            this.files = new ObjectMapper()
                    .readTree(assembly.resolve(stack + ".assets.json").toFile())
                    .required("files");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    Path of(Resource function) {
        var code = function.property("Code");
        var bucket = code.required("S3Bucket").asText();
        var key = code.required("S3Key").asText();
        return files.valueStream()
                .filter(file -> file.required("destinations")
                        .valueStream()
                        .anyMatch(destination ->
                                destination.path("objectKey").asText().equals(key)
                                        && resolved(destination
                                                        .path("bucketName")
                                                        .asText())
                                                .equals(bucket)))
                .map(file -> assembly.resolve(
                        file.required("source").required("path").asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is uploaded to " + bucket + "/" + key));
    }

    private String resolved(String bucket) {
        return bucket.replace("${AWS::AccountId}", place.account()).replace("${AWS::Region}", place.region());
    }
}
