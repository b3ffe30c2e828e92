/// Access tokens as JSON Web Tokens, and the published keys as a JSON Web Key set. Every JSON in here is read and
/// written as a stream, so that no reflection is on the way of a request.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.jose;
