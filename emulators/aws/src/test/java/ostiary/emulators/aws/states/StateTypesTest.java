package ostiary.emulators.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.emulators.aws.states.StatesWorld.json;
import static ostiary.emulators.aws.states.StatesWorld.only;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each state type, and what its fields make of its input.
class StateTypesTest {
    private final StatesWorld world = new StatesWorld();

    private void gives(String state, String input, String output) {
        var execution = world.run(only(state), input);

        assertThat(execution.error()).isEmpty();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.output()).hasValue(Json.read(json(output)));
    }

    private void fails(String state, String input, String error) {
        var execution = world.run(only(state), input);

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).hasValue(error);
        assertThat(execution.output()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'End':true|{'a':1}|{'a':1}",
                "'End':true,'Result':{'b':2}|{'a':1}|{'b':2}",
                "'End':true,'Result':2,'ResultPath':'$.x.y'|{'a':1}|{'a':1,'x':{'y':2}}",
                "'End':true,'Result':2,'ResultPath':null|{'a':1}|{'a':1}",
                "'End':true,'InputPath':'$.a','OutputPath':'$.b'|{'a':{'b':3}}|3",
                "'End':true,'InputPath':null|{'a':1}|{}",
                "'End':true,'OutputPath':null|{'a':1}|{}",
                "'End':true,'Parameters':{'c.$':'$.a','d':{'e.$':'$$.State.Name'},'f':[{'g.$':'$.a'}]}|{'a':1}"
                        + "|{'c':1,'d':{'e':'A'},'f':[{'g':1}]}",
                "'End':true,'Parameters':{'a.$':'$.l[*].n','b.$':'$.l[1].n','c.$':'$[`l`][0]'}|{'l':[{'n':1},{'n':2}]}"
                        + "|{'a':[1,2],'b':2,'c':{'n':1}}",
            })
    void passGivesItsResult(String fields, String input, String output) {
        gives("'Type':'Pass'," + fields, input, output);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "States.Format(`{} is \\\\{{}\\\\}`, $.n, $.l)|'1 is {[1,2,2]}'",
                "States.StringToJson($.t)|{'x':true}",
                "States.JsonToString($.l)|'[1,2,2]'",
                "States.Array($.n, `a`, null)|[1,'a',null]",
                "States.ArrayPartition($.l, 2)|[[1,2],[2]]",
                "States.ArrayContains($.l, 2)|true",
                "States.ArrayRange(1, 9, 3)|[1,4,7]",
                "States.ArrayGetItem($.l, 1)|2",
                "States.ArrayLength($.l)|3",
                "States.ArrayUnique($.l)|[1,2]",
                "States.Base64Encode(`abc`)|'YWJj'",
                "States.Base64Decode(`YWJj`)|'abc'",
                "States.Hash(`abc`, `SHA-1`)|'a9993e364706816aba3e25717850c26c9cd0d89d'",
                "States.JsonMerge($.o, $.p, false)|{'a':1,'b':3,'c':4}",
                "States.MathAdd($.n, -3)|-2",
                "States.StringSplit(`a.b,c`, `.,`)|['a','b','c']",
                "States.ArrayLength(States.Array(States.UUID(), States.MathRandom(1, 9)))|2",
            })
    void intrinsicFunctions(String expression, String value) {
        var input = "{'n':1,'l':[1,2,2],'t':'{\\'x\\':true}','o':{'a':1,'b':2},'p':{'b':3,'c':4}}";
        gives("'Type':'Pass','End':true,'Parameters':{'v.$':'" + expression + "'},'OutputPath':'$.v'", input, value);
    }

    @Test
    void taskPutsItsResultInPlace() {
        world.when("A", _ -> new TaskAnswer.Succeeded(Json.read("{\"r\":{\"s\":5},\"noise\":0}")));

        gives(
                "'Type':'Task','Resource':'r','Parameters':{'p.$':'$.a'},'ResultSelector':{'t.$':'$.r.s'},"
                        + "'ResultPath':'$.out','End':true",
                "{'a':1}",
                "{'a':1,'out':{'t':5}}");
        assertThat(world.requests.getFirst().parameters()).isEqualTo(Json.read("{\"p\":1}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'NumericGreaterThan':3|4|true",
                "'NumericGreaterThan':3|3|false",
                "'NumericEquals':1|1.0|true",
                "'NumericEquals':1|'1'|false",
                "'StringEquals':'a'|'a'|true",
                "'StringLessThan':'b'|'a'|true",
                "'StringMatches':'a*c'|'abbc'|true",
                "'StringMatches':'a\\\\*c'|'abc'|false",
                "'BooleanEquals':true|true|true",
                "'TimestampLessThan':'2026-01-01T00:00:00Z'|'2025-12-31T23:59:59Z'|true",
                "'TimestampLessThan':'2026-01-01T00:00:00Z'|'soon'|false",
                "'IsNull':true|null|true",
                "'IsString':false|1|true",
                "'IsTimestamp':true|'2025-12-31T23:59:59Z'|true",
                "'NumericLessThanEqualsPath':'$.other'|2|true",
            })
    void choiceCompares(String rule, String value, String holds) {
        var machine = "{'StartAt':'A','States':{'A':{'Type':'Choice','Choices':[{'Variable':'$.v'," + rule
                + ",'Next':'Y'}],'Default':'N'},'Y':{'Type':'Pass','Result':true,'End':true},"
                + "'N':{'Type':'Pass','Result':false,'End':true}}}";
        var execution = world.run(machine, "{'other':2,'v':" + value + "}");

        assertThat(execution.output()).hasValue(Json.read(holds));
    }

    @Test
    void choiceCombines() {
        var rule = "{'And':[{'Not':{'Variable':'$.a','IsPresent':true}},"
                + "{'Or':[{'Variable':'$.b','NumericEquals':1},{'Variable':'$.b','NumericEquals':2}]}],'Next':'Y'}";
        var machine =
                "{'StartAt':'A','States':{'A':{'Type':'Choice','Choices':[" + rule + "]},'Y':{'Type':'Succeed'}}}";

        assertThat(world.run(machine, "{'b':2}").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.run(machine, "{'b':3}").error()).hasValue("States.NoChoiceMatched");
        assertThat(world.run(machine, "{'a':0,'b':2}").error()).hasValue("States.NoChoiceMatched");
        assertThat(world.run(machine, "{}").error()).hasValue("States.Runtime");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'Seconds':5|5",
                "'SecondsPath':'$.s'|7",
                "'Timestamp':'2026-12-01T00:00:00Z'|2592000",
                "'TimestampPath':'$.t'|60",
                "'Timestamp':'2026-10-01T00:00:00Z'|0",
            })
    void waitIsExact(String fields, long seconds) {
        gives(
                "'Type':'Wait','End':true," + fields,
                "{'s':7,'t':'2026-11-01T00:01:00Z'}",
                "{'s':7,'t':'2026-11-01T00:01:00Z'}");
        assertThat(world.seconds()).isEqualTo(seconds);
    }

    @Test
    void waitsAreExactThoughTheClockIsMovedFar() {
        var execution = world.start(
                "{'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':10,'Next':'B'},"
                        + "'B':{'Type':'Wait','Seconds':5,'End':true}}}",
                "{}");
        world.pass(Duration.ofDays(1));

        assertThat(execution.stop()).hasValue(StatesWorld.START.plusSeconds(15));
    }

    @Test
    void failNamesItsError() {
        fails("'Type':'Fail','Error':'E','Cause':'c'", "{}", "E");
        fails("'Type':'Fail','ErrorPath':'$.e','CausePath':'States.Format(`{}`, $.e)'", "{'e':'F'}", "F");
    }

    @Test
    void dataThatDoesNotFitFails() {
        fails("'Type':'Pass','InputPath':'$.none','End':true", "{}", "States.Runtime");
        fails("'Type':'Pass','Parameters':{'a.$':'$.none'},'End':true", "{}", "States.ParameterPathFailure");
        fails("'Type':'Pass','ResultPath':'$.a.b','End':true", "{'a':1}", "States.ResultPathMatchFailure");
        fails(
                "'Type':'Pass','Parameters':{'a.$':'States.MathAdd(`x`, 1)'},'End':true",
                "{}",
                "States.IntrinsicFailure");
        fails("'Type':'Wait','SecondsPath':'$.s','End':true", "{'s':-1}", "States.Runtime");
    }

    @Test
    void parallelGivesTheOutputsOfItsBranchesInOrder() {
        gives(
                "'Type':'Parallel','End':true,'ResultPath':'$.r','Branches':["
                        + "{'StartAt':'B','States':{'B':{'Type':'Wait','Seconds':9,'OutputPath':'$.a','End':true}}},"
                        + "{'StartAt':'C','States':{'C':{'Type':'Pass','Result':2,'End':true}}}]",
                "{'a':1}",
                "{'a':1,'r':[1,2]}");
        assertThat(world.seconds()).isEqualTo(9);
    }

    @Test
    void mapGivesTheOutputsOfItsItemsInOrder() {
        gives(
                "'Type':'Map','End':true,'ItemsPath':'$.l','MaxConcurrency':2,'ItemSelector':"
                        + "{'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value','k.$':'$.k'},'ItemProcessor':"
                        + "{'StartAt':'B','States':{'B':{'Type':'Wait','SecondsPath':'$.v','End':true}}}",
                "{'k':'x','l':[4,1,2]}",
                "[{'i':0,'v':4,'k':'x'},{'i':1,'v':1,'k':'x'},{'i':2,'v':2,'k':'x'}]");
        assertThat(world.seconds()).as("two at a time").isEqualTo(4);
        gives("'Type':'Map','End':true,'ItemProcessor':{'StartAt':'B','States':{'B':{'Type':'Succeed'}}}", "[]", "[]");
    }
}
