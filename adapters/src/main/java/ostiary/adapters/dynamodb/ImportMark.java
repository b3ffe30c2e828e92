package ostiary.adapters.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.SORT_KEY;

import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ostiary.core.token.Sha256;
import ostiary.core.user.ImportId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Marks the login of an imported account with the import's id and a fingerprint of the login as it was imported.
public final class ImportMark {
    private static final String ATTRIBUTE = "imported";
    private static final String SEPARATOR = " ";

    private ImportMark() {}

    /// Adds the mark to a login that is otherwise complete.
    public static Item onto(Item login, ImportId by) {
        return login.put(ATTRIBUTE, by.text() + SEPARATOR + fingerprint(login));
    }

    static boolean isOf(Item login, ImportId by) {
        return mark(login)
                .filter(mark -> mark.startsWith(by.text() + SEPARATOR))
                .isPresent();
    }

    /// Whether the login still has exactly the content that the import gave it.
    static boolean isTrue(Item login) {
        return mark(login)
                .filter(mark -> mark.endsWith(SEPARATOR + fingerprint(login)))
                .isPresent();
    }

    private static Optional<String> mark(Item login) {
        return login.find(ATTRIBUTE);
    }

    private static String fingerprint(Item login) {
        var content = new TreeMap<>(login.attributes());
        content.remove(PARTITION_KEY);
        content.remove(SORT_KEY);
        content.remove(ATTRIBUTE);
        return Sha256.of(content.entrySet().stream()
                        .map(attribute -> attribute.getKey() + "=" + text(attribute.getValue()))
                        .collect(Collectors.joining("\n"))
                        .getBytes(UTF_8))
                .value();
    }

    /// Sorts the elements of a set, since DynamoDB returns them in no particular order.
    private static String text(AttributeValue value) {
        return value.hasSs() ? value.ss().stream().sorted().toList().toString() : value.toString();
    }
}
