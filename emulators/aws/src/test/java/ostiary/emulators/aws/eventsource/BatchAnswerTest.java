package ostiary.emulators.aws.eventsource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.emulators.lambda.Outcome;

class BatchAnswerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"batchItemFailures":[]}                          | done
        {"batchItemFailures":null}                        | done
        {}                                                | done
        null                                              | done
        {"batchItemFailures":[{"itemIdentifier":"2"}]}    | part
        {"batchItemFailures":[{"itemIdentifier":""}]}     | whole
        {"batchItemFailures":[{"itemIdentifier":null}]}   | whole
        {"batchItemFailures":[{"sequenceNumber":"2"}]}    | whole
        {"batchItemFailures":[{"itemIdentifier":"9"}]}    | whole
        no JSON                                           | whole
        """)
    void isReadAsDocumented(String payload, String expected) {
        var answer = BatchAnswer.of(new Outcome.Answered(payload), List.of("1", "2", "3"), true);

        assertThat(answer.failed())
                .isEqualTo(
                        switch (expected) {
                            case "done" -> Set.of();
                            case "part" -> Set.of("2");
                            default -> Set.of("1", "2", "3");
                        });
        assertThat(answer.whole()).isEqualTo(expected.equals("whole"));
    }

    @Test
    void isASuccessWithoutReportsAndAFailureWithoutAnAnswer() {
        var failures = new Outcome.Answered("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}");

        assertThat(BatchAnswer.of(failures, List.of("1"), false).failed()).isEmpty();
        assertThat(BatchAnswer.of(new Outcome.TimedOut(), List.of("1"), true).whole())
                .isTrue();
        assertThat(BatchAnswer.of(new Outcome.Crashed("out of memory"), List.of("1"), true)
                        .whole())
                .isTrue();
    }
}
