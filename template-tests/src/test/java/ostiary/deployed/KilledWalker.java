package ostiary.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.TableShape;
import ostiary.emulators.aws.AwsRequest;

/// Looks on while the hooks of a release call AWS, and kills the process of the first that walks when it is about to
/// log in: it has signed up by then, and most of its way is before it.
final class KilledWalker implements Consumer<AwsRequest>, AutoCloseable {
    private final DeployedStack stack;
    private final String step;
    private final Set<String> walkers = new LinkedHashSet<>();
    private final Map<String, Integer> asks = new TreeMap<>();
    private OptionalLong process = OptionalLong.empty();

    KilledWalker(DeployedStack stack) {
        this.stack = stack;
        var login = stack.functions().withHandler(ServiceFunction.LOGIN.handler());
        this.step = login.attribute("Arn") + ":1/invocations";
        stack.aws().tell(this);
    }

    @Override
    public synchronized void accept(AwsRequest request) {
        var hook = request.accessKeyId().orElse("");
        if (URLDecoder.decode(request.line(), UTF_8).endsWith(step)) {
            walkers.add(hook);
            if (process.isEmpty()) {
                process = OptionalLong.of(stack.functions().kill(hook));
                asks.clear();
            }
        } else if (asksForTheWalk(request)) {
            asks.merge(hook, 1, Integer::sum);
        }
    }

    private static boolean asksForTheWalk(AwsRequest request) {
        return request.header("X-Amz-Target").endsWith(".PutItem")
                && request.json()
                        .at("/Item/" + TableShape.PARTITION_KEY + "/S")
                        .asText()
                        .equals(TableShape.VERDICTS);
    }

    /// Whether this many hooks have been told since that somebody walks: they have asked again.
    synchronized boolean isWaitedForBy(long hooks) {
        return process.isPresent()
                && asks.values().stream().filter(times -> times > 1).count() == hooks;
    }

    /// Whether the process that was killed is there yet.
    synchronized boolean isAlive() {
        return ProcessHandle.of(process.orElseThrow())
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }

    /// Those who have come to the login, by their keys, in this order.
    synchronized List<String> walkers() {
        return List.copyOf(walkers);
    }

    @Override
    public void close() {
        stack.aws().tell(_ -> {});
    }
}
