package ostiary.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.key.HmacKey;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.testing.PassingSessionStore;
import ostiary.core.testing.PassingUserStatusStore;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;
import ostiary.torture.Flaw.Site;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// The controls: the real store with one thing wrong.
final class FlawedStores {
    private FlawedStores() {}

    static SessionStore checkThenWrite(SessionStore real, Site site) {
        var blind = blind(site.table());
        return new PassingSessionStore(real) {
            @Override
            public Rotation rotate(RefreshToken presented, Sha256 next, String nextKey, Instant now) {
                var stray = site.tokens()
                        .first(
                                presented.userId(),
                                presented.sessionId(),
                                site.keys().current(now));
                var looked = super.rotate(stray, next, nextKey, now);
                if (looked instanceof Rotation.NotRotated(var found) && found.lets(presented.hash(), now)) {
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(20_000_000)); // as a busy machine would
                    var rotated = found.rotated(next, nextKey, now);
                    blind.start(rotated);
                    return new Rotation.Rotated(rotated);
                }
                return looked;
            }
        };
    }

    static SessionStore forkingGrace(SessionStore real, Site site) {
        return new JudgingStore(real) {
            @Override
            SessionSnapshot judge(RefreshToken presented, SessionSnapshot found, Instant now) {
                var keys = site.keys().all(now);
                HmacKey any = keys.get(ThreadLocalRandom.current().nextInt(keys.size()));
                var another = site.tokens().successor(presented, any);
                return new SessionSnapshot(
                        found.session(),
                        another.hash(),
                        any.id(),
                        found.restsUntil(),
                        found.idleUntil(),
                        found.origins(),
                        found.forgiven(),
                        found.ended());
            }
        };
    }

    static SessionStore endlessGrace(SessionStore real) {
        return new JudgingStore(real) {
            @Override
            SessionSnapshot judge(RefreshToken presented, SessionSnapshot found, Instant now) {
                return restingUntil(found, now.plus(Duration.ofDays(1)));
            }
        };
    }

    static SessionStore forgivesTwice(Site site) {
        var client = new MortalDynamoDb(site.table().client(), () -> {}) {
            @Override
            public UpdateItemResponse updateItem(UpdateItemRequest request) {
                var values = new HashMap<>(request.expressionAttributeValues());
                values.computeIfPresent(":rotations", (_, _) -> AttributeValue.fromN("1"));
                return super.updateItem(
                        request.toBuilder().expressionAttributeValues(values).build());
            }
        };
        return new JudgingStore(
                new DynamoDbSessionStore(new Table(client, site.table().name()))) {
            @Override
            SessionSnapshot judge(RefreshToken presented, SessionSnapshot found, Instant now) {
                return new SessionSnapshot(
                        found.session(),
                        found.live(),
                        found.liveKey(),
                        found.restsUntil(),
                        found.idleUntil(),
                        found.origins(),
                        Optional.empty(),
                        found.ended());
            }
        };
    }

    static SessionStore retryTakenForTheft(SessionStore real) {
        return new JudgingStore(real) {
            @Override
            SessionSnapshot judge(RefreshToken presented, SessionSnapshot found, Instant now) {
                return restingUntil(found, now);
            }
        };
    }

    static SessionStore noRest(Site site) {
        var client = new MortalDynamoDb(site.table().client(), () -> {}) {
            @Override
            public UpdateItemResponse updateItem(UpdateItemRequest request) {
                var condition = request.conditionExpression().replace("rests_until <= :now AND ", "");
                return super.updateItem(
                        request.toBuilder().conditionExpression(condition).build());
            }
        };
        return new DynamoDbSessionStore(new Table(client, site.table().name()));
    }

    static SessionStore replayWithoutEnd(SessionStore real) {
        return new PassingSessionStore(real) {
            @Override
            public boolean end(UserId userId, SessionId sessionId, EndReason reason, Instant now) {
                return reason == EndReason.REPLAYED || super.end(userId, sessionId, reason, now);
            }
        };
    }

    static SessionStore lostLogout(SessionStore real) {
        return new PassingSessionStore(real) {
            @Override
            public boolean end(UserId userId, SessionId sessionId, EndReason reason, Instant now) {
                boolean lost = reason == EndReason.REVOKED
                        && ThreadLocalRandom.current().nextBoolean();
                return lost || super.end(userId, sessionId, reason, now);
            }
        };
    }

    static UserStatusStore unread(UserStatusStore real) {
        return new PassingUserStatusStore(real) {
            @Override
            public Optional<UserStatus> findStatus(UserId id) {
                return Optional.of(UserStatus.NORMAL);
            }
        };
    }

    /// Gets wrong what a superseded token is told.
    private abstract static class JudgingStore extends PassingSessionStore {
        JudgingStore(SessionStore real) {
            super(real);
        }

        abstract SessionSnapshot judge(RefreshToken presented, SessionSnapshot found, Instant now);

        @Override
        public Rotation rotate(RefreshToken presented, Sha256 next, String nextKey, Instant now) {
            var rotation = super.rotate(presented, next, nextKey, now);
            return rotation instanceof Rotation.NotRotated(var found)
                            && !found.live().equals(presented.hash())
                    ? new Rotation.NotRotated(judge(presented, found, now))
                    : rotation;
        }
    }

    private static SessionSnapshot restingUntil(SessionSnapshot found, Instant until) {
        return new SessionSnapshot(
                found.session(),
                found.live(),
                found.liveKey(),
                until,
                found.idleUntil(),
                found.origins(),
                found.forgiven(),
                found.ended());
    }

    /// Puts a session whatever is there.
    private static SessionStore blind(Table table) {
        var client = new MortalDynamoDb(table.client(), () -> {}) {
            @Override
            public PutItemResponse putItem(PutItemRequest request) {
                return super.putItem(
                        request.toBuilder().conditionExpression(null).build());
            }
        };
        return new DynamoDbSessionStore(new Table(client, table.name()));
    }
}
