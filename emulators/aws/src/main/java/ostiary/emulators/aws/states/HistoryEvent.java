package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// An event of an execution's history
/// (<https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html>).
///
/// @param id from 1 on
/// @param type such as `TaskStateEntered`
/// @param details the members of the event's details object
public record HistoryEvent(long id, String type, Instant at, ObjectNode details) {}
