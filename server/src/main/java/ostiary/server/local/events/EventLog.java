package ostiary.server.local.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest events, for a developer to look at.
public final class EventLog {
    private static final int MOST = 200;

    private final Deque<ToldEvent> newest = new ArrayDeque<>();
    private long number;

    /// An empty one.
    public EventLog() {}

    synchronized void add(String text) {
        number++;
        newest.addLast(new ToldEvent(number, text));
        if (newest.size() > MOST) {
            newest.removeFirst();
        }
    }

    /// Those that are kept still, oldest first.
    ///
    /// @param number of the last one that is known; 0 for none
    public synchronized List<ToldEvent> after(long number) {
        return newest.stream().filter(event -> event.number() > number).toList();
    }
}
