package ostiary.blueprint;

/// One member of a JSON request body, or one parameter of a form. Every one is a string.
///
/// @param maxLength in characters; longer input is answered 400 with this field's name
/// @param repeatable whether it may come more than once: in a form alone
public record Field(String name, boolean required, boolean repeatable, int maxLength, String description) {
    public static Field required(String name, int maxLength, String description) {
        return new Field(name, true, false, maxLength, description);
    }

    /// A parameter that may be left out, and may come more than once.
    public static Field repeatable(String name, int maxLength, String description) {
        return new Field(name, false, true, maxLength, description);
    }

    public static Field optional(String name, int maxLength, String description) {
        return new Field(name, false, false, maxLength, description);
    }
}
