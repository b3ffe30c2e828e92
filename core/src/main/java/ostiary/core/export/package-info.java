/// A person's own data, for that person.
@org.jspecify.annotations.NullMarked
package ostiary.core.export;
