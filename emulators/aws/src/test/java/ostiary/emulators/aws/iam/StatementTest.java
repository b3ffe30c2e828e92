package ostiary.emulators.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/Auth";

    private static boolean covers(String action, String resource, Access access) {
        return Policies.statement("'Effect':'Allow','Action':'%s','Resource':'%s'".formatted(action, resource))
                .covers(access);
    }

    private static boolean holds(String condition, Map<String, String> context) {
        return Policies.statement("""
            "Effect": "Allow", "Action": "a:B", "Resource": "*", "Condition": %s\
            """.formatted(condition)).covers(new Access("a:B", "r", context));
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb:GetItem, true",
        "DynamoDB:getitem, true",
        "dynamodb:Get*, true",
        "dynamodb:GetIte?, true",
        "*, true",
        "dynamodb:GetItem?, false",
        "dynamodb:Get, false",
        "dynamodbXGetItem, false",
        "dynamodb:Put*, false"
    })
    void matchesActions(String action, boolean expected) {
        assertThat(covers(action, "*", Access.of("dynamodb:GetItem", TABLE))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:dynamodb:eu-west-1:111122223333:table/Auth, true",
        "arn:aws:dynamodb:*:111122223333:table/A?th, true",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/*, true",
        "*, true",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/auth, false",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/Auth/index/*, false",
        "arn.aws.dynamodb.eu-west-1.111122223333.table/Auth, false"
    })
    void matchesResources(String resource, boolean expected) {
        assertThat(covers("*", resource, Access.of("dynamodb:GetItem", TABLE))).isEqualTo(expected);
    }

    @Test
    void takesEveryActionWithEveryResource() {
        var statement = Policies.statement("""
            "Sid": "Both", "Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": ["r", "s"]\
            """);

        assertThat(statement.covers(Access.of("a:C", "r"))).isTrue();
        assertThat(statement.covers(Access.of("a:B", "s"))).isTrue();
        assertThat(statement.covers(Access.of("a:D", "s"))).isFalse();
    }

    @Test
    void needsAllKeysAndOneValueOfEach() {
        var condition = """
            {"StringEquals": {"a:X": ["1", "2"], "a:Y": "3"}}\
            """;

        assertThat(holds(condition, Map.of("a:X", "2", "A:y", "3"))).isTrue();
        assertThat(holds(condition, Map.of("a:X", "3", "a:Y", "3"))).isFalse();
        assertThat(holds(condition, Map.of("a:X", "2"))).isFalse();
    }

    @Test
    void comparesAsTheOperatorSays() {
        assertThat(holds("{'StringEquals': {'k': 'a*'}}", Map.of("k", "ab"))).isFalse();
        assertThat(holds("{'StringEquals': {'k': 'ab'}}", Map.of("k", "AB"))).isFalse();
        assertThat(holds("{'StringLike': {'k': 'a*'}}", Map.of("k", "ab"))).isTrue();
        assertThat(holds("{'ForAllValues:StringLike': {'k': ['a*','b']}}", Map.of("k", "ab")))
                .isTrue();
        assertThat(holds("{'ForAllValues:StringLike': {'k': ['a*','b']}}", Map.of("k", "bb")))
                .isFalse();
        assertThat(holds("{'ForAllValues:StringLike': {'k': 'a*'}}", Map.of())).isTrue();
        assertThat(holds("{'ForAllValues:StringEquals': {'k': ['a','b']}}", Map.of("k", "b")))
                .isTrue();
        assertThat(holds("{'ForAllValues:StringEquals': {'k': 'a*'}}", Map.of("k", "ab")))
                .isFalse();
        assertThat(holds("{'ForAllValues:StringEquals': {'k': 'a'}}", Map.of())).isTrue();
        assertThat(holds("{'StringEqualsIfExists': {'k': 'a'}}", Map.of())).isTrue();
        assertThat(holds("{'StringEqualsIfExists': {'k': 'a'}}", Map.of("k", "b")))
                .isFalse();
        assertThat(holds("{'Bool': {'k': true}}", Map.of("k", "True"))).isTrue();
        assertThat(holds("{'Bool': {'k': 'false'}}", Map.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Effect':'Allow','NotAction':'a:B','Resource':'r'",
                "'Effect':'Allow','Action':'a:B','NotResource':'r'",
                "'Effect':'Allow','Action':'a:B','Resource':'r','Principal':'*'",
                "'Effect':'Allow','Action':'a:B'",
                "'Effect':'allow','Action':'a:B','Resource':'r'",
                "'Effect':'Allow','Action':[],'Resource':'r'",
                "'Effect':'Allow','Action':'a:B','Resource':{'Ref':'Table'}",
                "'Effect':'Allow','Action':'a:B','Resource':'${aws:username}'",
                "'Effect':'Allow','Action':'a:B','Resource':'r','Condition':'no'",
                "'Effect':'Allow','Action':'a:B','Resource':'r','Condition':{'StringNotEquals':{'k':'v'}}"
            })
    void refusesWhatItCanNotJudge(String statement) {
        assertThatThrownBy(() -> Policies.statement(statement)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Version':'2008-10-17','Statement':[]}",
                "{'Statement':[]}",
                "{'Version':'2012-10-17'}",
                "{'Version':'2012-10-17','Statement':[],'Extra':1}"
            })
    void refusesOtherDocuments(String document) {
        assertThatThrownBy(() -> Policies.read(document)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesOneStatementWithoutAList() {
        assertThat(Policies.read("""
            {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "a:B", "Resource": "r"}}\
            """)).singleElement().returns(true, Statement::denies);
    }
}
