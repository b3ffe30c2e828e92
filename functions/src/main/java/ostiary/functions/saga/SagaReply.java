package ostiary.functions.saga;

import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.core.deletion.SagaEngine;
import ostiary.functions.gateway.FlatJson;

/// Takes the answers of other services, who may send anything. A refusal is an answer, too.
public record SagaReply(SagaEngine engine) implements Message {
    private static final String VERSION = "1";

    /// <https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html>.
    private static final int LONGEST_TOKEN = 2048;

    private static final Pattern OUTCOME = Pattern.compile("prepared|refused|erased|cancelled");
    private static final Pattern REASON = Pattern.compile("[a-z0-9_]{0,64}");
    private static final String AT_WORK = "working";

    @Override
    public void take(FlatJson answer) {
        var token = answer.required("task_token");
        var outcome = answer.required("outcome");
        var reason = Optional.ofNullable(answer.members().get("reason")).orElse("");
        if (!answer.required("version").equals(VERSION) || token.isEmpty() || token.length() > LONGEST_TOKEN) {
            throw new IllegalArgumentException("no answer of version 1");
        }
        if (outcome.equals(AT_WORK)) {
            engine.keepWaiting(token);
        } else if (OUTCOME.matcher(outcome).matches() && REASON.matcher(reason).matches()) {
            engine.answer(token, outcome, reason);
        } else {
            throw new IllegalArgumentException("no outcome, or a reason that is no code");
        }
    }
}
