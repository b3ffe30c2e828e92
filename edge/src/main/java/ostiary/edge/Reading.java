package ostiary.edge;

import java.util.Map;

/// The result of reading the fields of a request.
sealed interface Reading {
    /// The fields match the route's declaration.
    record Read(FieldValues values) implements Reading {}

    /// The fields don't match the declaration. The refusal quotes nothing that the client sent.
    ///
    /// @param members describes the error, as members of the problem
    record Refused(Problem problem, Map<String, String> members) implements Reading {
        static Refused as(Problem problem, String detail) {
            return new Refused(problem, Map.of("detail", detail));
        }

        /// The fault, in a few words.
        String detail() {
            var field = members.get("field");
            var detail = members.getOrDefault("detail", problem.title());
            return field == null ? detail : field + " " + detail;
        }

        /// The response of the JSON API.
        Response response(Request request) {
            return problem.response(request, members);
        }
    }
}
