package ostiary.blueprint;

/// The methods the API uses.
public enum HttpMethod {
    GET,
    POST,
    DELETE
}
