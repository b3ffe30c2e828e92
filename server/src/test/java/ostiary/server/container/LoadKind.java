package ostiary.server.container;

/// One request of a client of the load: of 50 one is a login, nine are refreshes, and forty come with the access token.
enum LoadKind {
    LOGIN("POST /login"),
    REFRESH("POST /refresh"),
    ME("GET /me");

    private static final int ROUND = 50;
    private static final int REFRESH_EVERY = 5;

    final String route;

    LoadKind(String route) {
        this.route = route;
    }

    /// @param number of the request, from 0
    static LoadKind of(long number) {
        long place = number % ROUND;
        if (place == 0) {
            return LOGIN;
        }
        return place % REFRESH_EVERY == 0 ? REFRESH : ME;
    }
}
