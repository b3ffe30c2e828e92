package ostiary.edge;

import java.util.Map;

/// What comes of reading the fields of a request.
sealed interface Reading {
    /// They are what the route declares.
    record Read(FieldValues values) implements Reading {}

    /// They are not. It quotes nothing that the client sent.
    ///
    /// @param members what is wrong, as members of the problem
    record Refused(Problem problem, Map<String, String> members) implements Reading {
        static Refused as(Problem problem, String detail) {
            return new Refused(problem, Map.of("detail", detail));
        }

        /// The answer of the JSON API.
        Response response(Request request) {
            return problem.response(request, members);
        }
    }
}
