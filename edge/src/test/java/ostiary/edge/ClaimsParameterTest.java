package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.oauth.ClaimsRequest;

class ClaimsParameterTest {
    private static ClaimsRequest read(String text) {
        return ClaimsParameter.read(text.replace('\'', '"')).orElseThrow();
    }

    @Test
    void readsTheExampleOfTheSpecification() {
        var asked = read("""
            {'userinfo': {'given_name': {'essential': true}, 'nickname': null, 'email': {'essential': true},
              'http://example.info/claims/groups': null},
             'id_token': {'auth_time': {'essential': true}, 'acr': {'values': ['urn:mace:incommon:iap:silver']}}}\
            """);

        assertThat(asked.userInfo())
                .containsExactlyInAnyOrder("given_name", "nickname", "email", "http://example.info/claims/groups");
        assertThat(asked.subjects()).isEmpty();
        assertThat(asked.essentialAcr()).as("it is a wish").isEmpty();
    }

    @Test
    void readsWhatTheClientCantDoWithout() {
        assertThat(read("{'id_token':{'acr':{'essential':true,'values':['2','3']}}}")
                        .essentialAcr())
                .contains(Set.of("2", "3"));
        assertThat(read("{'id_token':{'acr':{'value':'2','essential':true}}}").essentialAcr())
                .contains(Set.of("2"));
        assertThat(read("{'id_token':{'acr':{'essential':true}}}").essentialAcr())
                .isEmpty();
        assertThat(read("{'userinfo':{'acr':{'essential':true,'value':'2'}}}").essentialAcr())
                .isEmpty();
    }

    @Test
    void readsWhoTheUserHasToBe() {
        assertThat(read("{'id_token':{'sub':{'value':'a'}}}").subjects()).contains(Set.of("a"));
        assertThat(read("{'userinfo':{'sub':{'values':['a','b']}},'id_token':{'sub':{'value':'b'}}}")
                        .subjects())
                .contains(Set.of("b"));
        assertThat(read("{'userinfo':{'sub':{'value':'a'}},'id_token':{'sub':{'value':'b'}}}")
                        .subjects())
                .as("nobody can be both")
                .contains(Set.of());
        assertThat(read("{'id_token':{'sub':null}}").subjects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "null", "{}", "{'a':'b'}", "['a']"})
    void aUserIsAText(String value) {
        assertThat(read("{'id_token':{'sub':{'value':" + value + "}}}").subjects())
                .contains(Set.of(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {} ", "{'other':[1,{'a':{}}],'userinfo':{}}", "{'id_token':{'x':{'y':{'z':[]}}}}"})
    void ignoresWhatItDoesNotKnow(String text) {
        assertThat(read(text)).isEqualTo(ClaimsRequest.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "null",
                "[]",
                "'userinfo'",
                "{'userinfo'}",
                "{'userinfo':{}",
                "{'userinfo':{}}}",
                "{} {}",
                "{}x",
                "{userinfo:{}}",
                "{'userinfo':{},}",
                "{'userinfo':{},'userinfo':{}}",
                "{'userinfo':{'name':null,'name':null}}",
                "{'userinfo':{'name':{'essential':true,'essential':false}}}",
                "{'userinfo':null}",
                "{'userinfo':[]}",
                "{'userinfo':['name']}",
                "{'id_token':'acr'}",
                "{'userinfo':{'name':true}}",
                "{'userinfo':{'name':'x'}}",
                "{'userinfo':{'name':[]}}",
                "{'userinfo':{'name':{'essential':'true'}}}",
                "{'userinfo':{'name':{'essential':1}}}",
                "{'userinfo':{'name':{'essential':null}}}",
                "{'id_token':{'acr':{'values':'1'}}}",
                "{'id_token':{'acr':{'values':null}}}",
                "{'id_token':{'sub':{'value':'a','values':['b']}}}",
                "{'x':{'x':{'x':{'x':{'x':{'x':{'x':{}}}}}}}}",
                "{'x':01}",
                "{'x':NaN}",
                "/**/{}",
                "\uFEFF{}"
            })
    void refusesAnythingElse(String text) {
        assertThat(ClaimsParameter.read(text.replace('\'', '"'))).isEqualTo(Optional.empty());
    }

    /// Each is as long as the parameter may be.
    @Test
    void isNotHeldUpByAnyOfIt() {
        for (var part : new String[] {"[", "{\"a\":", "{\"userinfo\":{\"a\":{\"values\":[", "1", "\"", "\\"}) {
            var bomb = part.repeat(ClaimsParameter.LONGEST / part.length());
            assertThat(ClaimsParameter.read(bomb)).as(part).isEmpty();
            assertThat(ClaimsParameter.read("{\"x\":" + bomb)).as(part).isEmpty();
        }
        var digits = "9".repeat(4000);
        assertThat(ClaimsParameter.read("{\"id_token\":{\"sub\":{\"value\":" + digits + "}}}"))
                .isEmpty();
    }
}
