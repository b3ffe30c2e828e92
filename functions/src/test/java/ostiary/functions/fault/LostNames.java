package ostiary.functions.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.fault.StandInAws;

/// A process whose names are those of a file, which its clients of AWS find nothing in at first.
final class LostNames {
    private static final String DOMAIN = ".lost.localhost";

    private final Path hosts;

    private LostNames(Path hosts) {
        this.hosts = hosts;
    }

    /// Prints what is not as it should be, and `done` at the end.
    public static void main(String[] arguments) throws Exception {
        var out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Security.setProperty("networkaddress.cache.ttl", "1");
        var _ = new AwsClients(); // before any name is looked up, as on Lambda
        var names = new LostNames(Path.of(arguments[0]));
        BrownOutTest.all(names.brownOuts()).forEach(out::println);
        names.stale().forEach(out::println);
        out.println("done");
        System.exit(0);
    }

    private List<Callable<List<String>>> brownOuts() {
        var cases = new ArrayList<Callable<List<String>>>();
        for (var dependency : StandInAws.ONLY.addresses().keySet()) {
            for (var function : BrownOut.functions(dependency)) {
                var name = dependency.id().replace('_', '-') + "-" + function.id() + DOMAIN;
                cases.add(() -> new BrownOut(dependency, function, address -> named(name, address))
                        .run(() -> {}, () -> restore(name)));
            }
        }
        return cases;
    }

    private static URI named(String name, URI address) {
        return URI.create("http://" + name + ":" + address.getPort());
    }

    /// A name that has been known stands for what it stood for.
    private List<String> stale() throws IOException, InterruptedException {
        var flaws = new ArrayList<String>();
        var name = "known" + DOMAIN;
        restore(name);
        var known = InetAddress.getAllByName(name);
        Files.writeString(hosts, "");
        Thread.sleep(1500);
        if (!Arrays.equals(InetAddress.getAllByName(name), known)) {
            flaws.add("a known name stands for something else");
        }
        try {
            var _ = InetAddress.getAllByName("unknown" + DOMAIN);
            flaws.add("no name is lost here");
        } catch (UnknownHostException lost) {
            // as it should be
        }
        return flaws;
    }

    private synchronized void restore(String name) {
        try {
            Files.writeString(hosts, "127.0.0.1 " + name + "\n", StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
