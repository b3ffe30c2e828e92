/// Whether anybody is logged out by accident, or any stolen token lives: several instances of the real use cases over
/// the real adapter, honest clients, thieves, crashes and a store that fails; a history of it all, and its judge.
@org.jspecify.annotations.NullMarked
package ostiary.torture;
