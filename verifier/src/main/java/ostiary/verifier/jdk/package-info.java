/// An authenticator for the JDK's own HTTP server.
@org.jspecify.annotations.NullMarked
package ostiary.verifier.jdk;
