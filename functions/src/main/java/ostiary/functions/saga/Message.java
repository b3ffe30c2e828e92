package ostiary.functions.saga;

import ostiary.functions.gateway.FlatJson;

/// Takes the messages of a queue.
@FunctionalInterface
public interface Message {
    /// Takes one. Whatever it throws, the message comes again, and in the end is kept aside.
    void take(FlatJson body);
}
