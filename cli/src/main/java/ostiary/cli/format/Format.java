package ostiary.cli.format;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import ostiary.adapters.password.FirebaseProject;
import ostiary.cli.format.Entry.Visitor;

/// Whose file it is.
public sealed interface Format {
    /// Reads a file to its end. The same file gives the same accounts each time, but for times that it doesn't tell.
    ///
    /// @param now for what doesn't tell when it was made
    /// @throws BrokenFileException when the rest of the file can't be read
    void read(InputStream file, Instant now, Visitor visitor) throws IOException, BrokenFileException;

    /// What `FORMAT=` calls it.
    String code();

    /// Those that need nothing but the file.
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

    /// Firebase's, which keeps its hashes' parameters elsewhere.
    record OfFirebase(FirebaseProject project) implements Format {
        /// What `FORMAT=` calls it.
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
