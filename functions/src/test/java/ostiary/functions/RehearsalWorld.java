package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.dynamodb.TableStores;
import ostiary.blueprint.ServiceFunction;
import ostiary.core.testing.World;
import ostiary.functions.rehearsal.DirectInvokeApi;
import ostiary.functions.rehearsal.DynamoDbSyntheticUserStore;
import ostiary.functions.rehearsal.DynamoDbVerdictStore;
import ostiary.functions.rehearsal.Lease;
import ostiary.functions.rehearsal.OneRehearsal;
import ostiary.functions.rehearsal.Rehearsal;
import ostiary.functions.rehearsal.Sleeper;
import ostiary.functions.rehearsal.SyntheticMailbox;
import ostiary.functions.rehearsal.SyntheticUserStore;
import ostiary.functions.rehearsal.VerdictStore;
import ostiary.functions.rehearsal.VersionInvoker;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// New versions of all functions, in this process and over a table of their own, in which one person is logged in; each
/// can be broken.
final class RehearsalWorld {
    /// Of a walk that nobody takes over.
    static final Lease ALONE = () -> {};

    static final String RELEASE = "5f1d7a84db00d2fce00b31a7fc73224f";

    final Table table = LocalTable.fresh();
    final World world = new World(TableStores.of(table));
    final Set<ServiceFunction> asked = EnumSet.noneOf(ServiceFunction.class);
    final List<String> payloads = new ArrayList<>();
    final Map<ServiceFunction, VersionInvoker> broken = new EnumMap<>(ServiceFunction.class);
    private final SampleWorld functions = new SampleWorld(world);

    Rehearsal rehearsal() {
        return rehearsal(users());
    }

    Rehearsal rehearsal(SyntheticUserStore users) {
        var mailbox = new SyntheticMailbox(world.stores.signUps(), world.codes, world.hasher, world.clock);
        return new Rehearsal(
                new DirectInvokeApi(this::invoke), mailbox, users, new SecureRandom(), world.clock, _ -> {});
    }

    /// The rehearsal that a hook asks for.
    OneRehearsal hook(VerdictStore verdicts, Sleeper sleeper) {
        return hook(RELEASE, verdicts, sleeper);
    }

    OneRehearsal hook(String release, VerdictStore verdicts, Sleeper sleeper) {
        return new OneRehearsal(release, rehearsal(), verdicts, world.clock, sleeper);
    }

    VerdictStore verdicts() {
        return new DynamoDbVerdictStore(table);
    }

    SyntheticUserStore users() {
        return new DynamoDbSyntheticUserStore(table);
    }

    Set<Map<String, AttributeValue>> items() {
        return new HashSet<>(
                table
                        .client()
                        .scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true))
                        .items()
                        .stream()
                        .toList());
    }

    /// The partitions of items that were not there `before`.
    List<String> left(Set<Map<String, AttributeValue>> before) {
        var left = new HashSet<>(items());
        left.removeAll(before);
        return left.stream()
                .map(item -> Objects.requireNonNull(item.get("pk")).s())
                .toList();
    }

    /// The version as it is, if it isn't broken.
    VersionInvoker.Result sound(ServiceFunction function, String event) {
        var answer = new ByteArrayOutputStream();
        try {
            functions
                    .handler(function.id())
                    .handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, null);
            return new VersionInvoker.Result(false, answer.toString(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (RuntimeException failed) {
            return new VersionInvoker.Result(true, "{\"errorMessage\":\"x\"}");
        }
    }

    private VersionInvoker.Result invoke(ServiceFunction function, String event) {
        asked.add(function);
        payloads.add(event);
        var result = broken.getOrDefault(function, this::sound).invoke(function, event);
        payloads.add(result.payload());
        return result;
    }
}
