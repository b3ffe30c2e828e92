package ostiary.emulators.aws.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/// Serves the requests on one client connection in turn, and injects the planned faults.
final class Exchange {
    private final Socket client;
    private final InputStream in;
    private final Upstream upstream;
    private final FaultProxy proxy;

    Exchange(Socket client, Upstream upstream, FaultProxy proxy) throws IOException {
        this.client = client;
        this.in = new BufferedInputStream(client.getInputStream());
        this.upstream = upstream;
        this.proxy = proxy;
    }

    /// Serves the next request.
    ///
    /// @return false if the connection is closed and no further request can follow
    boolean next() throws IOException, InterruptedException {
        var received = HttpMessage.read(in);
        if (received.isEmpty()) {
            return false;
        }
        var request = received.get();
        proxy.counts().request(request.operation());
        var fault = proxy.plan().next(request.operation());
        return fault.isEmpty() ? send(upstream.call(request)) : serve(request, fault.get());
    }

    private boolean serve(HttpMessage request, Fault fault) throws IOException, InterruptedException {
        return switch (fault) {
            case ERROR_500 -> refuse(fault, 500, "InternalServerError");
            case ERROR_503 -> refuse(fault, 503, "ServiceUnavailable");
            case TABLE_THROTTLED -> refuse(fault, 400, "ProvisionedThroughputExceededException");
            case ACCOUNT_THROTTLED -> refuse(fault, 400, "ThrottlingException");
            case RESET -> reset(fault);
            case NEVER_ANSWERED -> neverAnswer(fault);
            case LATE -> performLate(request, fault);
            case DROPPED_AFTER_COMMIT -> dropAfterCommit(request, fault);
            case SLOW -> {
                proxy.pause();
                yield send(upstream.call(request), fault);
            }
            case TRUNCATED -> truncate(upstream.call(request), fault);
            case CORRUPT_BODY -> send(upstream.call(request).withWrongBit(), fault);
            case CORRUPT_CRC -> send(upstream.call(request).withWrongCrc(), fault);
        };
    }

    private boolean reset(Fault fault) throws IOException {
        client.setSoLinger(true, 0);
        return hangUp(fault);
    }

    private boolean neverAnswer(Fault fault) throws IOException {
        untilTheClientGivesUp();
        return hangUp(fault);
    }

    /// Performs the request some time after its client has given it up.
    private boolean performLate(HttpMessage request, Fault fault) throws IOException, InterruptedException {
        untilTheClientGivesUp();
        proxy.pause();
        upstream.call(request);
        return hangUp(fault);
    }

    private boolean dropAfterCommit(HttpMessage request, Fault fault) throws IOException, InterruptedException {
        var answer = upstream.call(request);
        return answer.isSuccess() ? hangUp(fault) : send(answer);
    }

    private boolean truncate(HttpMessage answer, Fault fault) throws IOException {
        client.getOutputStream().write(answer.bytes(), 0, answer.bytes().length - answer.bodyLength() / 2);
        return hangUp(fault);
    }

    private boolean refuse(Fault fault, int status, String type) throws IOException {
        return send(HttpMessage.error(status, type), fault);
    }

    private boolean send(HttpMessage answer, Fault fault) throws IOException {
        proxy.counts().fault(fault);
        return send(answer);
    }

    private boolean send(HttpMessage answer) throws IOException {
        client.getOutputStream().write(answer.bytes());
        return true;
    }

    private boolean hangUp(Fault fault) throws IOException {
        proxy.counts().fault(fault);
        client.close();
        return false;
    }

    private void untilTheClientGivesUp() {
        try {
            while (in.read() >= 0) {
                // Discard what the client still sends.
            }
        } catch (IOException reset) {
            // A reset counts as giving up, too.
        }
    }
}
