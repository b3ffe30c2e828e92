package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A handler with everything that a snapshot must not hold, for AWS's rules to find: `SnapStartRulesTest` says that
/// they do. It runs nowhere.
public final class UnfitForSnapStart implements RequestStreamHandler {
    private static final UUID ENVIRONMENT = UUID.randomUUID();

    private final Random random = new Random();
    private final long begun = System.currentTimeMillis();

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        var answer = ENVIRONMENT + " " + random.nextInt() + " " + begun;
        output.write(answer.getBytes(StandardCharsets.UTF_8));
    }
}
