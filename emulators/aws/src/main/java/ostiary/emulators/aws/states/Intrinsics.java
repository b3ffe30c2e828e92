package ostiary.emulators.aws.states;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The intrinsic functions (<https://states-language.net/spec.html#appendix-b>). Whatever does not fit
/// them is an [IllegalArgumentException].
final class Intrinsics {
    static final Set<String> NAMES = Set.of(
            "States.Format",
            "States.StringToJson",
            "States.JsonToString",
            "States.Array",
            "States.ArrayPartition",
            "States.ArrayContains",
            "States.ArrayRange",
            "States.ArrayGetItem",
            "States.ArrayLength",
            "States.ArrayUnique",
            "States.Base64Encode",
            "States.Base64Decode",
            "States.Hash",
            "States.JsonMerge",
            "States.MathRandom",
            "States.MathAdd",
            "States.StringSplit",
            "States.UUID");

    private static final int LONGEST = 10_000;
    private static final int MOST_ITEMS = 1_000;

    private final List<JsonNode> arguments;

    private Intrinsics(List<JsonNode> arguments) {
        this.arguments = arguments;
    }

    static JsonNode call(String function, List<JsonNode> arguments, RandomGenerator random) {
        var call = new Intrinsics(arguments);
        return switch (function.substring("States.".length())) {
            case "Format" -> call.format();
            case "StringToJson" -> Json.read(call.only(1).text(0));
            case "JsonToString" -> TextNode.valueOf(call.only(1).any(0).toString());
            case "Array" -> array().addAll(arguments);
            case "ArrayPartition" -> call.only(2).partition();
            case "ArrayContains" -> BooleanNode.valueOf(call.only(2).contains(call.any(1)));
            case "ArrayRange" -> call.only(3).range();
            case "ArrayGetItem" -> call.only(2).item();
            case "ArrayLength" -> IntNode.valueOf(call.only(1).list(0).size());
            case "ArrayUnique" ->
                array().addAll(new LinkedHashSet<>(
                        call.only(1).list(0).valueStream().toList()));
            case "Base64Encode" ->
                TextNode.valueOf(Base64.getEncoder()
                        .encodeToString(call.only(1).shortText(0).getBytes(UTF_8)));
            case "Base64Decode" ->
                TextNode.valueOf(
                        new String(Base64.getDecoder().decode(call.only(1).shortText(0)), UTF_8));
            case "Hash" -> call.only(2).hash();
            case "JsonMerge" -> call.only(3).merge();
            case "MathRandom" -> call.random(random);
            case "MathAdd" -> number(Math.addExact(call.only(2).integer(0), call.integer(1)));
            case "StringSplit" -> call.only(2).split();
            case "UUID" -> call.only(0).uuid(random);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// The node that the same number has when it is read, to which it is equal.
    private static JsonNode number(long value) {
        return Json.read(Long.toString(value));
    }

    private Intrinsics only(int count) {
        if (arguments.size() != count) {
            throw new IllegalArgumentException(count + " arguments are needed");
        }
        return this;
    }

    private JsonNode any(int index) {
        return arguments.get(index);
    }

    private String text(int index) {
        if (!any(index).isTextual()) {
            throw new IllegalArgumentException("argument " + index + " is no string");
        }
        return any(index).asText();
    }

    private String shortText(int index) {
        var text = text(index);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("argument " + index + " is longer than " + LONGEST);
        }
        return text;
    }

    private JsonNode list(int index) {
        if (!any(index).isArray()) {
            throw new IllegalArgumentException("argument " + index + " is no array");
        }
        return any(index);
    }

    private long integer(int index) {
        if (!any(index).isNumber()) {
            throw new IllegalArgumentException("argument " + index + " is no number");
        }
        return Math.round(any(index).asDouble());
    }

    /// "the template string's value may contain zero or more instances of `{}`. There must be as many
    /// remaining arguments in the Intrinsic Function as there are occurrences".
    private JsonNode format() {
        var template = text(0);
        var made = new StringBuilder();
        int next = 1;
        for (int i = 0; i < template.length(); i++) {
            char each = template.charAt(i);
            if (each == '\\' && i + 1 < template.length()) {
                made.append(template.charAt(++i));
            } else if (template.startsWith("{}", i)) {
                made.append(plain(any(next++)));
                i++;
            } else {
                made.append(each);
            }
        }
        if (next != arguments.size()) {
            throw new IllegalArgumentException("more arguments than {}");
        }
        return TextNode.valueOf(made.toString());
    }

    private static String plain(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private JsonNode partition() {
        long size = integer(1);
        if (size < 1) {
            throw new IllegalArgumentException("chunks of " + size);
        }
        var chunks = array();
        int index = 0;
        for (var item : list(0)) {
            if (index++ % size == 0) {
                chunks.addArray();
            }
            ((ArrayNode) chunks.get(chunks.size() - 1)).add(item);
        }
        return chunks;
    }

    private boolean contains(JsonNode wanted) {
        return list(0).valueStream().anyMatch(wanted::equals);
    }

    private JsonNode range() {
        long step = integer(2);
        if (step == 0 || (integer(1) - integer(0)) / step >= MOST_ITEMS) {
            throw new IllegalArgumentException("steps of " + step);
        }
        var range = array();
        for (long i = integer(0); step > 0 ? i <= integer(1) : i >= integer(1); i += step) {
            range.add(number(i));
        }
        return range;
    }

    private JsonNode item() {
        int index = Math.toIntExact(integer(1));
        if (index < 0 || index >= list(0).size()) {
            throw new IllegalArgumentException("no item " + index);
        }
        return list(0).get(index);
    }

    private JsonNode hash() {
        var algorithm = text(1);
        if (!Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512").contains(algorithm)) {
            throw new IllegalArgumentException("no algorithm " + algorithm);
        }
        try {
            var digest = MessageDigest.getInstance(algorithm);
            return TextNode.valueOf(
                    HexFormat.of().formatHex(digest.digest(plain(any(0)).getBytes(UTF_8))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// "Currently, Step Functions only supports the shallow merging mode; therefore, you must specify the
    /// boolean value as false"
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html>).
    private JsonNode merge() {
        if (!(any(0) instanceof ObjectNode first) || !(any(1) instanceof ObjectNode second) || any(2).asBoolean(true)) {
            throw new IllegalArgumentException("two objects and false are needed");
        }
        return first.deepCopy().setAll(second);
    }

    private JsonNode random(RandomGenerator random) {
        long from = integer(0);
        long to = integer(1);
        if (from >= to || arguments.size() > 3) {
            throw new IllegalArgumentException("no range");
        }
        var seeded = arguments.size() == 3 ? new java.util.SplittableRandom(integer(2)) : random;
        return number(seeded.nextLong(from, to));
    }

    private JsonNode split() {
        var parts = array();
        Arrays.stream(text(0).split("[" + Pattern.quote(text(1)) + "]", -1))
                .filter(part -> !part.isEmpty())
                .forEach(parts::add);
        return parts;
    }

    private JsonNode uuid(RandomGenerator random) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        var buffer = java.nio.ByteBuffer.wrap(bytes);
        return TextNode.valueOf(new UUID(buffer.getLong(), buffer.getLong()).toString());
    }
}
