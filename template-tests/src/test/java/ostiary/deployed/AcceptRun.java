package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import ostiary.cli.accept.AcceptCommand;
import ostiary.cli.accept.Fact;
import ostiary.template.Synthesis;
import picocli.CommandLine;

/// One run of `ostiary accept`.
///
/// @param text what was printed
record AcceptRun(int status, String text) {
    static AcceptRun of(OperatorsAws aws, URI address, String... more) {
        var out = new StringWriter();
        var err = new StringWriter();
        var options = new ArrayList<>(
                List.of("--region", OperatorsAws.REGION.id(), "--address", address.toString(), "--json", "--stack"));
        options.add(aws.stack());
        options.addAll(List.of(more));
        var command = new AcceptCommand(aws.credentials(), aws, Client.PATIENCE);
        int status = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(options.toArray(String[]::new));
        assertThat(err.toString()).isEmpty();
        return new AcceptRun(status, out.toString());
    }

    /// The option that leaves out all others.
    static String only(Fact... facts) {
        var others = new ArrayList<>(List.of(Fact.values()));
        others.removeAll(List.of(facts));
        others.remove(Fact.NOTHING_LEFT);
        return "--without=" + String.join(",", others.stream().map(Fact::id).toList());
    }

    private List<JsonNode> facts() {
        return Synthesis.json(text).required("facts").valueStream().toList();
    }

    List<String> in(String state) {
        return facts().stream()
                .filter(fact -> fact.required("state").asText().equals(state))
                .map(fact -> fact.required("fact").asText())
                .toList();
    }

    List<String> failed() {
        return in("FAILED");
    }

    String seen(Fact wanted) {
        return facts().stream()
                .filter(fact -> fact.required("fact").asText().equals(wanted.id()))
                .map(fact -> fact.required("seen").asText())
                .findFirst()
                .orElseThrow();
    }
}
