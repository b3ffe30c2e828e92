package ostiary.cli;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Users as Auth0 exports them, one a line.
final class Auth0Lines {
    static final String BCRYPT = "$2b$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    /// With the user's id and address to be filled in.
    static final String LINE =
            "{\"user_id\":\"%1$s\",\"email\":\"%2$s\",\"email_verified\":true,\"name\":\"Grace\",\"password_hash\":\""
                    + BCRYPT + "\"}\n";

    private Auth0Lines() {}

    static String user(int number) {
        return LINE.formatted("u" + number, "user-" + number + "@example.org");
    }

    /// From 1 to `number`.
    static String users(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(Auth0Lines::user).collect(Collectors.joining());
    }
}
