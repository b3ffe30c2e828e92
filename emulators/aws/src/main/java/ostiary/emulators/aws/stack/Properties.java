package ostiary.emulators.aws.stack;

/// Single properties of a resource that is being resolved.
interface Properties {
    /// A single value.
    ///
    /// @throws UnresolvableException if there is no such property
    String text(String name);

    String textOr(String name, String otherwise);
}
