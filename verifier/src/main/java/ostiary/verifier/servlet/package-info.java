/// A filter for servlet containers.
@org.jspecify.annotations.NullMarked
package ostiary.verifier.servlet;
