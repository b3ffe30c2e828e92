package ostiary.server.local;

import ostiary.blueprint.Route;
import ostiary.server.local.openapi.Answer;

/// The answer of a route.
record Exchange(Route route, Answer answer) {
    /// `POST /login 200`, `POST /login 401 invalid_credentials`; a refusal of the front door ends in a blank.
    String kind() {
        var kind = route.key() + " " + answer.status();
        return answer.status() < 400 ? kind : kind + " " + code();
    }

    private String code() {
        return answer.body().replaceFirst("(?s)^.*\"code\":\"([a-z_]+)\".*$|^.*$", "$1");
    }

    @Override
    public String toString() {
        return kind();
    }
}
