package ostiary.emulators.aws.stack;

/// The properties of a resource that is being resolved.
interface Properties {
    /// Returns the resolved value of a property as text.
    ///
    /// @throws UnresolvableException if there is no such property
    String text(String name);

    String textOr(String name, String otherwise);
}
