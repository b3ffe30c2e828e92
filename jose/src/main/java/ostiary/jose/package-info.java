/// Access tokens as JSON Web Tokens, and the published keys as a JSON Web Key set. All JSON is read and written as
/// a stream, so that no request uses reflection.
@org.jspecify.annotations.NullMarked
package ostiary.jose;
