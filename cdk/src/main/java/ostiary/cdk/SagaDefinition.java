package ostiary.cdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
/// The state machine of a deletion that other services take part in, in the Amazon States Language with JSONPath
/// (<https://states-language.net/spec.html>).
///
/// Until the pivot everything can be undone, and after it everything goes: nothing after it can be refused.
///
/// @param participants their names

record SagaDefinition(List<String> participants) {
    /// The placeholder of the ARN of the function of the own steps.
    static final String STEPS = "Steps";

    /// Own steps are done within the function's minute.
    private static final int STEP_SECONDS = 70;

    private static final String STANDING = ".standing";

    SagaDefinition {
        participants = List.copyOf(participants);
    }

    /// The placeholder of the URL of a participant's queue.
    static String queue(int number) {
        return "Queue" + number;
    }

    /// The definition, with `${Steps}` and `${Queue0}` where names of the stack belong.
    String text() {
        var states = new LinkedHashMap<String, Object>();
        states.put("Wait for the window", wait("$.prepare_at", "Still wanted?"));
        states.put("Still wanted?", stillWanted());
        states.put(
                "How does it stand?",
                choice(
                        "$.wanted.standing",
                        Map.of("over", "Release", "refused", "Release", "final", "Pivot"),
                        "Prepare"));
        states.put("Prepare", prepare());
        states.put("All prepared?", allPrepared());
        states.put("Call off", callOff());
        states.put("Called off?", choice("$.called_off.standing", Map.of("final", "Pivot"), "Release"));
        states.put("Wait for the end", wait("$.deletes_at", "Pivot"));
        states.put("Pivot", step("pivot", "pivot", "Final?"));
        states.put("Final?", choice("$.pivot.standing", Map.of("final", "Erase"), "Release"));
        states.put("Release", parallel(branch -> branch.forward("cancel", "cancelled"), "released", "Why?"));
        states.put("Why?", why());
        states.put("Erase", parallel(branch -> branch.forward("erase", "erased"), "erased", "Erased"));
        states.put("Tell", tell());
        states.put("Refused, but untold", Map.of("Type", "Succeed"));
        states.put("Kept", Map.of("Type", "Succeed"));
        states.put("Refused", Map.of("Type", "Succeed"));
        states.put("Erased", Map.of("Type", "Succeed"));
        return SagaText.of(Map.of(
                "Comment",
                "Ostiary: the end of an account, version 1",
                "QueryLanguage",
                "JSONPath",
                "StartAt",
                "Wait for the window",
                "States",
                states));
    }

    private static Map<String, Object> wait(String until, String next) {
        return Map.of("Type", "Wait", "TimestampPath", until, "Next", next);
    }

    private static Map<String, Object> step(String step, String result, String next) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("version", 1);
        payload.put("step", step);
        payload.put("user_id.$", "$.user_id");
        payload.put("deletes_at.$", "$.deletes_at");
        return task(payload, result, next);
    }

    /// With the times for answers, which are shorter where the question is late.
    private static Map<String, Object> stillWanted() {
        var task = step("still_wanted", "wanted", "How does it stand?");
        task.put(
                "ResultSelector",
                Map.of(
                        "standing.$",
                        "$.Payload" + STANDING,
                        "answer_seconds.$",
                        "$.Payload.answer_seconds",
                        "beat_seconds.$",
                        "$.Payload.beat_seconds"));
        return task;
    }

    /// Comes last, and ends well in any case: what can't be mailed holds nobody up.
    private static Map<String, Object> tell() {
        var task = step("tell", "told", "Refused");
        task.put(
                "Catch",
                List.of(Map.of(
                        "ErrorEquals",
                        List.of("States.ALL"),
                        "ResultPath",
                        "$.failure",
                        "Next",
                        "Refused, but untold")));
        return task;
    }

    private static Map<String, Object> task(Map<String, Object> payload, String result, String next) {
        var task = new LinkedHashMap<String, Object>();
        task.put("Type", "Task");
        task.put("Resource", "arn:aws:states:::lambda:invoke");
        task.put("Parameters", Map.of("FunctionName", "${" + STEPS + "}", "Payload", payload));
        task.put("ResultSelector", Map.of("standing.$", "$.Payload" + STANDING));
        task.put("ResultPath", "$." + result);
        task.put("TimeoutSeconds", STEP_SECONDS);
        task.put("Retry", SagaRetries.ownStep());
        task.put("Next", next);
        return task;
    }

    /// Whoever has answered neither a first message nor a second one in time has refused.
    private Map<String, Object> prepare() {
        var all = parallel(
                branch -> branch.prepare("$.wanted.answer_seconds", "$.wanted.beat_seconds"),
                "prepare",
                "All prepared?");
        var named = new LinkedHashMap<String, Object>();
        for (int number = 0; number < participants.size(); number++) {
            named.put("p" + number + ".$", "$[" + number + "]");
        }
        all.put("ResultSelector", named);
        return all;
    }

    private Map<String, Object> allPrepared() {
        var conditions = IntStream.range(0, participants.size())
                .mapToObj(number -> Map.<String, Object>of(
                        "Variable", "$.prepare.p" + number + ".outcome", "StringEquals", "prepared"))
                .toList();
        return Map.of(
                "Type",
                "Choice",
                "Choices",
                List.of(Map.of("And", conditions, "Next", "Wait for the end")),
                "Default",
                "Call off");
    }

    private static Map<String, Object> callOff() {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("version", 1);
        payload.put("step", "call_off");
        payload.put("user_id.$", "$.user_id");
        payload.put("deletes_at.$", "$.deletes_at");
        payload.put("prepare.$", "$.prepare");
        return task(payload, "called_off", "Called off?");
    }

    /// Refused by this execution, or by one of before that has not come to tell it.
    private static Map<String, Object> why() {
        return Map.of(
                "Type",
                "Choice",
                "Choices",
                List.of(
                        SagaText.ifIs("$.called_off.standing", "refused", "Tell"),
                        SagaText.ifIs("$.wanted.standing", "refused", "Tell")),
                "Default",
                "Kept");
    }

    private Map<String, Object> parallel(Function<SagaBranch, Map<String, Object>> of, String result, String next) {
        var branches = new ArrayList<Map<String, Object>>();
        for (int number = 0; number < participants.size(); number++) {
            var branch = new SagaBranch(participants.get(number), "${" + queue(number) + "}", "${" + STEPS + "}");
            branches.add(of.apply(branch));
        }
        var parallel = new LinkedHashMap<String, Object>();
        parallel.put("Type", "Parallel");
        parallel.put("Branches", branches);
        parallel.put("ResultPath", "$." + result);
        parallel.put("Next", next);
        return parallel;
    }

    private static Map<String, Object> choice(String variable, Map<String, String> next, String otherwise) {
        var choices = next.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> Map.<String, Object>of(
                        "Variable", variable, "StringEquals", one.getKey(), "Next", one.getValue()))
                .toList();
        return Map.of("Type", "Choice", "Choices", choices, "Default", otherwise);
    }
}
