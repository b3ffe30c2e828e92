/// The copy of the users in which operators search.
@org.jspecify.annotations.NullMarked
package ostiary.core.search;
