package ostiary.emulators.aws.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/// Policies from JSON with apostrophes in place of quotation marks.
public final class Policies {
    private Policies() {}

    /// Reads the statements of a policy document.
    public static List<Statement> read(String document) {
        try {
            return Statement.allOf(new ObjectMapper().readTree(document.replace('\'', '"')));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }

    /// Creates a role with a single policy.
    ///
    /// @param statements the members of each statement, without the enclosing braces
    public static Role role(String name, String... statements) {
        return new Role(name, of(statements));
    }

    static Statement statement(String members) {
        return of(members).getFirst();
    }

    private static List<Statement> of(String... statements) {
        return read("{'Version':'2012-10-17','Statement':[{" + String.join("},{", statements) + "}]}");
    }
}
