package ostiary.server.local.events;

/// An event that came out of a queue.
///
/// @param number counts from 1
/// @param text as subscribers get it
public record ToldEvent(long number, String text) {}
