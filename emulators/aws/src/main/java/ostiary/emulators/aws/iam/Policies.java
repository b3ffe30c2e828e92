package ostiary.emulators.aws.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/// Policies written out, with apostrophes for quotation marks.
public final class Policies {
    private Policies() {}

    public static List<Statement> read(String document) {
        try {
            return Statement.allOf(new ObjectMapper().readTree(document.replace('\'', '"')));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }

    /// A role whose one policy has these statements, each the inside of an object.
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
