package ostiary.server.local.openapi;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ostiary.edge.Problem;

/// A problem as some routes answer it, with further members beside those of every problem.
record ProblemShape(Problem problem, Shape shape) {
    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemShape of(Problem problem, Member... specific) {
        return named(camelCase(problem.code()) + "Problem", problem, specific);
    }

    static ProblemShape named(String name, Problem problem, Member... specific) {
        var shared = Stream.of(
                Member.text("type", "uri", "Names the problem", problem.type()).with("const", problem.type()),
                Member.text("title", "For people; its words may change", problem.title()),
                Member.number("status", "The status of the answer", problem.status())
                        .with("const", problem.status()),
                Member.choice("code", "For programs; it does not change", List.of(problem.code())));
        var members =
                Stream.of(shared, Stream.of(specific), Stream.of(requestId())).flatMap(part -> part);
        return new ProblemShape(problem, new Shape(name, problem.title(), members.toList()));
    }

    static Member requestId() {
        return Member.text("request_id", "Names the request in the service's logs", Examples.REQUEST);
    }

    /// The name of a schema, such as `InvalidGrant`.
    private static String camelCase(String code) {
        return Stream.of(code.split("_", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(joining());
    }
}
