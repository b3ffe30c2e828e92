package ostiary.subscriber;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Pattern;

/// The answer of a service to a [SagaRequest], for Ostiary's queue of answers.
///
/// @param taskToken that of the request
/// @param outcome such as `prepared`
/// @param reason of a refusal, for operators; empty otherwise
public record SagaAnswer(String taskToken, String outcome, String reason) {
    private static final Pattern REASON = Pattern.compile("[a-z0-9_]{1,64}");

    static SagaAnswer prepared(SagaRequest request) {
        return new SagaAnswer(request.taskToken(), "prepared", "");
    }

    /// The account can't go yet.
    ///
    /// @param reason a code such as `open_order`: 64 small letters, digits and `_` at most, and nothing about
    /// a person
    /// @throws IllegalArgumentException if it is another text
    static SagaAnswer refused(SagaRequest request, String reason) {
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException("a reason is a code such as open_order");
        }
        return new SagaAnswer(request.taskToken(), "refused", reason);
    }

    static SagaAnswer erased(SagaRequest request) {
        return new SagaAnswer(request.taskToken(), "erased", "");
    }

    static SagaAnswer cancelled(SagaRequest request) {
        return new SagaAnswer(request.taskToken(), "cancelled", "");
    }

    /// The body of the message to be sent.
    public String body() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("version", SagaRequest.VERSION)
                .put("task_token", taskToken)
                .put("outcome", outcome);
        return (reason.isEmpty() ? json : json.put("reason", reason)).toString();
    }

    /// Without the token: fit for a log.
    @Override
    public String toString() {
        return "SagaAnswer[" + outcome + " " + reason + "]";
    }
}
