package ostiary.adapters.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Checks the checksum of error responses; the SDK checks only those of successful ones.
///
/// DynamoDB refuses a condition with an error that contains the item, and whether a session is ended depends on
/// that item. A refused write was not carried out, so it may be tried again.
final class ErrorChecksumInterceptor implements ExecutionInterceptor {
    private static final String HEADER = "x-amz-crc32";

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var response = context.httpResponse();
        var expected = response.firstMatchingHeader(HEADER);
        if (response.isSuccessful()
                || expected.isEmpty()
                || context.responseBody().isEmpty()) {
            return context.responseBody();
        }
        return Optional.of(checked(context.responseBody().get(), expected.get()));
    }

    private static InputStream checked(InputStream body, String expected) {
        try {
            var bytes = body.readAllBytes();
            var crc = new CRC32();
            crc.update(bytes);
            if (!Long.toString(crc.getValue()).equals(expected)) {
                throw RetryableException.create("an error whose checksum is wrong");
            }
            return new ByteArrayInputStream(bytes);
        } catch (IOException brokenOff) {
            throw RetryableException.create("an error that breaks off", brokenOff);
        }
    }
}
