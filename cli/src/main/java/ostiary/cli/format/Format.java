package ostiary.cli.format;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import ostiary.adapters.password.FirebaseProject;
import ostiary.cli.format.Entry.Visitor;

/// The format of a users' file.
public sealed interface Format {
    /// Reads a file to its end. The same file gives the same accounts each time, except for times that it lacks.
    ///
    /// @param now the creation time of users without one
    /// @throws BrokenFileException when the rest of the file can't be read
    void read(InputStream file, Instant now, Visitor visitor) throws IOException, BrokenFileException;

    /// Its value of `FORMAT`.
    String code();

    /// The formats that need nothing but the file.
    enum Plain implements Format {
        COGNITO_CSV("cognito-csv") {
            @Override
            public void read(InputStream file, Instant now, Visitor visitor) throws IOException, BrokenFileException {
                CognitoCsv.read(new Bytes(file), now, visitor);
            }
        },
        AUTH0("auth0") {
            @Override
            public void read(InputStream file, Instant now, Visitor visitor) throws IOException, BrokenFileException {
                new Records(new Bytes(file), new Auth0(now), visitor).ofObjects();
            }
        },
        KEYCLOAK("keycloak") {
            @Override
            public void read(InputStream file, Instant now, Visitor visitor) throws IOException, BrokenFileException {
                new Records(new Bytes(file), new Keycloak(now), visitor).ofUsers();
            }
        },
        OSTIARY("ostiary") {
            @Override
            public void read(InputStream file, Instant now, Visitor visitor) throws IOException, BrokenFileException {
                new Records(new Bytes(file), new OstiaryExport(), visitor).ofLines();
            }
        };

        private final String code;

        Plain(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        /// The format that `FORMAT=code` names.
        public static Optional<Format> of(String code) {
            return Arrays.stream(values())
                    .filter(format -> format.code.equals(code))
                    .map(Format.class::cast)
                    .findFirst();
        }
    }

    /// Firebase's format, whose hash parameters are not in the file.
    record OfFirebase(FirebaseProject project) implements Format {
        /// Its value of `FORMAT`.
        public static final String CODE = "firebase";

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public void read(InputStream file, Instant now, Visitor visitor) throws IOException, BrokenFileException {
            new Records(new Bytes(file), new Firebase(project, now), visitor).ofUsers();
        }
    }
}
