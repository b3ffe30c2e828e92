package ostiary.emulators.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.emulators.aws.states.StatesWorld.only;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.emulators.aws.UnmodelledException;

/// Definitions and inputs that must not run, or not for ever.
class HostileDefinitionsTest {
    private final StatesWorld world = new StatesWorld();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Type':'Pass','Next':'None'",
                "'Type':'Pass'",
                "'Type':'Pass','Next':'A'",
                "'Type':'Pass','End':true,'Next':'A'",
                "'Type':'Pass','End':false",
                "'Type':'Pass','End':true},'Z':{'Type':'Succeed'",
                "'Type':'What','End':true",
                "'Type':'Wait','End':true",
                "'Type':'Wait','End':true,'Seconds':1,'SecondsPath':'$.a'",
                "'Type':'Wait','End':true,'Seconds':-1",
                "'Type':'Wait','End':true,'Seconds':1.5",
                "'Type':'Wait','End':true,'Timestamp':'tomorrow'",
                "'Type':'Choice','Choices':[]",
                "'Type':'Choice','Choices':[{'Variable':'$.a','Next':'A'}]",
                "'Type':'Choice','Choices':[{'Variable':'$.a','NumericEquals':'1','Next':'A'}]",
                "'Type':'Parallel','Branches':[],'End':true",
                "'Type':'Map','End':true",
                "'Type':'Task','End':true",
                "'Type':'Task','Resource':'r','End':true,'TimeoutSeconds':0",
                "'Type':'Task','Resource':'r.waitForTaskToken','End':true,'TimeoutSeconds':5,'HeartbeatSeconds':5",
                "'Type':'Task','Resource':'r','End':true,'Retry':[{'ErrorEquals':[]}]",
                "'Type':'Task','Resource':'r','End':true,'Retry':[{'ErrorEquals':['States.Mine']}]",
                "'Type':'Task','Resource':'r','End':true,'Retry':[{'ErrorEquals':['States.ALL','E']}]",
                "'Type':'Task','Resource':'r','End':true,'Retry':[{'ErrorEquals':['States.ALL']},{'ErrorEquals':['E']}]",
                "'Type':'Task','Resource':'r','End':true,'Retry':[{'ErrorEquals':['E'],'BackoffRate':0.5}]",
                "'Type':'Task','Resource':'r','End':true,'Catch':[{'ErrorEquals':['E'],'Next':'None'}]",
                "'Type':'Parallel','End':true,'Branches':[{'StartAt':'A','States':{'A':{'Type':'Succeed'}}}]",
            })
    void areRefused(String state) {
        assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(() -> world.start(only(state), "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Type':'Pass','End':true,'Assign':{'a':1}",
                "'Type':'Pass','End':true,'QueryLanguage':'JSONata'",
                "'Type':'Pass','End':true,'Unheard':1",
                "'Type':'Pass','End':true,'InputPath':'$..a'",
                "'Type':'Pass','End':true,'InputPath':'$.a[?(@.b)]'",
                "'Type':'Pass','End':true,'ResultPath':'$.a[*]'",
                "'Type':'Pass','End':true,'Parameters':{'a.$':'States.Unheard()'}",
                "'Type':'Pass','End':true,'Parameters':{'a.$':'States.Array('}",
                "'Type':'Task','Resource':'r','End':true,'HeartbeatSeconds':5",
                "'Type':'Task','Resource':'r','End':true,'Credentials':{}",
                "'Type':'Choice','Choices':[{'Variable':'$.a','BooleanLessThan':true,'Next':'A'}]",
                "'Type':'Map','End':true,'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED'},'StartAt':'B',"
                        + "'States':{'B':{'Type':'Succeed'}}}",
            })
    void unmodelledIsRefused(String state) {
        assertThatExceptionOfType(UnmodelledException.class).isThrownBy(() -> world.start(only(state), "{}"));
    }

    @Test
    void deepNestingIsRefused() {
        var state = "'Type':'Succeed'";
        for (int i = 0; i < 20; i++) {
            state = "'Type':'Parallel','End':true,'Branches':[{'StartAt':'S" + i + "','States':{'S" + i + "':{" + state
                    + "}}}]";
        }
        var nested = only(state);
        assertThatExceptionOfType(UnmodelledException.class).isThrownBy(() -> world.start(nested, "{}"));
        var brackets = "[".repeat(100_000);
        assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(() -> world.start(brackets, "{}"));
    }

    @Test
    void nestedCallsAreBounded() {
        var call = "States.Array(".repeat(5_000) + "1" + ")".repeat(5_000);
        assertThatExceptionOfType(UnmodelledException.class)
                .isThrownBy(
                        () -> world.start(only("'Type':'Pass','End':true,'Parameters':{'a.$':'" + call + "'}"), "{}"));
    }

    @Test
    void anEndlessLoopEndsAtTheLimitOfTheHistory() {
        var execution = world.run(
                "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Choice','Choices':"
                        + "[{'Variable':'$.stop','IsPresent':true,'Next':'C'}],'Default':'A'},'C':{'Type':'Succeed'}}}",
                "{}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.history()).hasSizeBetween(Execution.MOST_EVENTS, Execution.MOST_EVENTS + 1);
    }

    @Test
    void aGiantMapIsBounded() {
        var items = "[" + "1,".repeat(20_000) + "1]";
        var execution = world.run(
                only(
                        "'Type':'Map','End':true,'ItemProcessor':{'StartAt':'B','States':{'B':{'Type':'Pass','End':true}}}"),
                items);

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    void dataThatGrowsIsBounded() {
        var execution = world.run(
                "{'StartAt':'A','States':{'A':{'Type':'Pass','Parameters':{'a.$':'$','b.$':'$'},'Next':'B'},'B':{'Type':"
                    + "'Choice','Choices':[{'Variable':'$.stop','IsPresent':true,'Next':'C'}],'Default':'A'},"
                    + "'C':{'Type':'Succeed'}}}",
                "{}");

        assertThat(execution.error()).hasValue("States.DataLimitExceeded");
        assertThat(execution.entered()).hasSizeLessThan(60);
    }
}
