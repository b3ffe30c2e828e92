package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.PagesApi;
import ostiary.core.oauth.SignOut;

/// A request to sign out.
///
/// @param state comes back to the client as it is
record SignOutRequest(SignOut.Asked asked, Optional<String> state) {
    private static final ParameterReader READER = new ParameterReader(PagesApi.SIGN_OUT_REQUEST);

    /// Empty if a parameter is too long, or comes twice.
    static Optional<SignOutRequest> read(AuthorizationQuery query) {
        return switch (READER.check(query.parameters())) {
            case Reading.Refused _ -> Optional.empty();
            case Reading.Read(var values) ->
                Optional.of(new SignOutRequest(
                        new SignOut.Asked(
                                values.find("id_token_hint"),
                                values.find("client_id"),
                                values.find("post_logout_redirect_uri")),
                        values.find("state")));
        };
    }

    @Override
    public String toString() {
        return "SignOutRequest";
    }
}
