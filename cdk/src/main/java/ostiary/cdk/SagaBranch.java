package ostiary.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The states of one participant within a phase of a saga. Each branch ends by itself, whatever happens in it: a
/// branch that failed would cancel its siblings
/// (<https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html>).
///
/// @param name of the participant
/// @param queue its URL, or what stands for it
/// @param steps the ARN of the function of the own steps, or what stands for it
record SagaBranch(String name, String queue, String steps) {
    private static final int PARKED_SECONDS = 3 * 60 * 60;
    private static final int FORWARD_SECONDS = 12 * 60 * 60;
    private static final String ANSWER = "$.answer";

    /// Asks whether the account may go.
    ///
    /// @param seconds the path of those for an answer to one message; there are two
    /// @param beat the path of those within which whoever is at work has to say so
    Map<String, Object> prepare(String seconds, String beat) {
        var ask = "Prepare " + name;
        var silent = "No answer of " + name;
        var states = new LinkedHashMap<String, Object>();
        var task = request("prepare");
        task.put("TimeoutSecondsPath", seconds);
        task.put("HeartbeatSecondsPath", beat);
        task.put("Retry", SagaRetries.prepare());
        task.put("Catch", List.of(caught(silent)));
        task.put("ResultSelector", Map.of("participant", name, "outcome.$", "$.outcome", "reason.$", "$.reason"));
        task.put("End", true);
        states.put(ask, task);
        states.put(silent, end(Map.of("participant", name, "outcome", "unanswered", "reason", "")));
        return branch(ask, states);
    }

    /// Asks for what can't be refused any more, until it is done or an operator gives it up.
    ///
    /// @param phase as the participant knows it
    /// @param outcome its answer
    Map<String, Object> forward(String phase, String outcome) {
        var ask = capital(phase) + " at " + name;
        var judge = "Is it " + outcome + " at " + name + "?";
        var park = "Park " + phase + " at " + name;
        var decide = "Go on to " + phase + " at " + name + "?";
        var done = capital(outcome) + " at " + name;
        var abandoned = "Abandoned to " + phase + " at " + name;
        var task = request(phase);
        task.put("TimeoutSeconds", FORWARD_SECONDS);
        task.put("HeartbeatSeconds", FORWARD_SECONDS / 2);
        task.put("Retry", SagaRetries.forward());
        task.put("Catch", List.of(caught(park)));
        task.put("ResultPath", ANSWER);
        task.put("Next", judge);
        var states = new LinkedHashMap<String, Object>();
        states.put(ask, task);
        states.put(judge, choice(List.of(SagaText.ifIs(ANSWER + ".outcome", outcome, done)), park));
        states.put(park, parking(phase, decide));
        states.put(
                decide,
                choice(
                        List.of(
                                SagaText.ifIs("$.decision.decision", "retry", ask),
                                SagaText.ifIs("$.decision.decision", "abandon", abandoned)),
                        park));
        states.put(done, end(Map.of("participant", name, "outcome", outcome)));
        states.put(abandoned, end(Map.of("participant", name, "outcome", "abandoned")));
        return branch(ask, states);
    }

    private Map<String, Object> request(String phase) {
        var body = new LinkedHashMap<String, Object>();
        body.put("version", 1);
        body.put("saga.$", "$$.Execution.Name");
        body.put("phase", phase);
        body.put("user_id.$", "$.user_id");
        body.put("participant", name);
        body.put("deletes_at.$", "$.deletes_at");
        body.put("task_token.$", "$$.Task.Token");
        var task = new LinkedHashMap<String, Object>();
        task.put("Type", "Task");
        task.put("Resource", "arn:aws:states:::sqs:sendMessage.waitForTaskToken");
        task.put("Parameters", Map.of("QueueUrl", queue, "MessageBody", body));
        return task;
    }

    /// Counts it, and waits for an operator. The decision is theirs alone: the function answers none. Whatever is no
    /// decision is waited on, and counted, once more.
    private Map<String, Object> parking(String phase, String next) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("version", 1);
        payload.put("step", "park");
        payload.put("phase", phase);
        payload.put("participant", name);
        payload.put("task_token.$", "$$.Task.Token");
        var task = new LinkedHashMap<String, Object>();
        task.put("Type", "Task");
        task.put("Resource", "arn:aws:states:::lambda:invoke.waitForTaskToken");
        task.put("Parameters", Map.of("FunctionName", steps, "Payload", payload));
        task.put("TimeoutSeconds", PARKED_SECONDS);
        task.put("HeartbeatSeconds", PARKED_SECONDS - 1);
        task.put("Retry", SagaRetries.parking());
        task.put("ResultPath", "$.decision");
        task.put("Next", next);
        return task;
    }

    /// Beside what is known, since the next try has to say it all again.
    private static Map<String, Object> caught(String next) {
        return Map.of("ErrorEquals", List.of("States.ALL"), "ResultPath", "$.failure", "Next", next);
    }

    private static Map<String, Object> choice(List<Map<String, Object>> rules, String otherwise) {
        return Map.of("Type", "Choice", "Choices", rules, "Default", otherwise);
    }

    private static Map<String, Object> end(Map<String, Object> result) {
        return Map.of("Type", "Pass", "Result", result, "End", true);
    }

    private static Map<String, Object> branch(String first, Map<String, Object> states) {
        return Map.of("StartAt", first, "States", states);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
