package ostiary.cli.aws;

/// How a service of AWS is asked.
public sealed interface Protocol {
    /// A form, answered by XML.
    ///
    /// @param version of the API
    record Query(String version) implements Protocol {}

    /// A JSON object, with the operation in a header.
    ///
    /// @param version of the protocol
    /// @param target before the operation's name
    record Json(String version, String target) implements Protocol {}

    /// A `GET`, answered by JSON.
    ///
    /// @param path with parameters in it: `/things/{Name}`
    record Rest(String path) implements Protocol {}
}
