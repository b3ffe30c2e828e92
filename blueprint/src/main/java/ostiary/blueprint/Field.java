package ostiary.blueprint;

/// One member of a JSON request body. Every one is a string.
///
/// @param maxLength in characters; longer input is answered 400 with this field's name
public record Field(String name, boolean required, int maxLength, String description) {
    public static Field required(String name, int maxLength, String description) {
        return new Field(name, true, maxLength, description);
    }

    public static Field optional(String name, int maxLength, String description) {
        return new Field(name, false, maxLength, description);
    }
}
