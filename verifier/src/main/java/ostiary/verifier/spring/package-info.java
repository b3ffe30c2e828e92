/// A decoder for resource servers of Spring Security.
@org.jspecify.annotations.NullMarked
package ostiary.verifier.spring;
