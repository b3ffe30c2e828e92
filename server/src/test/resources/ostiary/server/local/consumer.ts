// A client that reads every kind of answer by name. Exactly<A, B> takes no wider and no narrower type.
import type { components, paths } from "./api";

type Exactly<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<A, B>(same: Exactly<A, B>): void {
  void same;
}

type Responses<P extends keyof paths, M extends keyof paths[P]> =
  paths[P][M] extends { responses: infer R } ? R : never;
type Body<R, S extends keyof R, T extends string> = R[S] extends { content: Record<T, infer B> } ? B : never;

export function afterLogin(tokens: Body<Responses<"/login", "post">, 200, "application/json">): string {
  is<typeof tokens, components["schemas"]["Tokens"]>(true);
  is<typeof tokens.access_token, string>(true);
  is<typeof tokens.token_type, "Bearer">(true);
  is<typeof tokens.expires_in, number>(true);
  is<typeof tokens.refresh_token, string>(true);
  is<typeof tokens.scope, string>(true);
  return `${tokens.token_type} ${tokens.access_token}`;
}

export function afterRefusedLogin(
  problem: Body<Responses<"/login", "post">, 401, "application/problem+json">,
): string {
  is<typeof problem.code, "invalid_credentials" | "mfa_required" | "new_password_required">(true);
  is<typeof problem.status, 401>(true);
  is<typeof problem.request_id, string>(true);
  switch (problem.code) {
    case "mfa_required":
      is<typeof problem.factor, "sms" | "totp">(true);
      return problem.challenge;
    case "new_password_required":
      is<typeof problem.factor, "new_password">(true);
      return problem.challenge;
    case "invalid_credentials":
      return problem.title;
  }
}

export function afterRefusedRefresh(
  problem: Body<Responses<"/refresh", "post">, 401, "application/problem+json">,
): boolean {
  is<typeof problem.reason, "unknown" | "expired" | "idle" | "revoked" | "replayed">(true);
  return problem.code === "invalid_grant" && problem.reason === "replayed";
}

export function weakness(problem: components["schemas"]["WeakPasswordProblem"]): string {
  is<typeof problem.reason, "too_short" | "too_long" | "common">(true);
  return problem.reason;
}

export function profile(me: Body<Responses<"/me", "get">, 200, "application/json">): string {
  is<typeof me.sub, string>(true);
  is<typeof me.email, string>(true);
  is<typeof me.name, string | undefined>(true);
  is<typeof me.locale, string | undefined>(true);
  is<typeof me.updated_at, number | undefined>(true);
  is<typeof me.created_at, string>(true);
  return me.name ?? me.email;
}

export function elsewhere(answer: Body<Responses<"/sessions", "get">, 200, "application/json">): string[] {
  return answer.sessions
    .filter((session) => {
      is<typeof session.client_id, string>(true);
      is<typeof session.current, boolean>(true);
      return !session.current;
    })
    .map((session) => `${session.id} ${session.user_agent} ${session.network} ${session.last_used_at}`);
}

export function address(info: Body<Responses<"/oauth2/userinfo", "get">, 200, "application/json">): string {
  is<typeof info.sub, string>(true);
  is<typeof info.email_verified, boolean | undefined>(true);
  is<typeof info.updated_at, number | undefined>(true);
  return info.email ?? info.sub;
}

export function keys(set: Body<Responses<"/.well-known/jwks.json", "get">, 200, "application/jwk-set+json">): string[] {
  return set.keys.map((key) => {
    is<typeof key.alg, "RS256" | "ES256">(true);
    return `${key.kid} ${key.n} ${key.e}`;
  });
}

export function metadata(
  answer: Body<Responses<"/.well-known/openid-configuration", "get">, 200, "application/json">,
): [string, string, string[]] {
  return [answer.issuer, answer.jwks_uri, answer.scopes_supported];
}

export function anyError(error: components["schemas"]["Problem"] | components["schemas"]["FrontDoorError"]): string {
  return "code" in error ? `${error.code} ${error.field ?? ""} ${error.detail ?? ""}` : error.message;
}

export const logIn: components["schemas"]["LogInRequest"] = {
  username: "ada@example.com",
  password: "tangerine walrus 42 sunrise",
  client_id: "browser",
};

type RetryAfter = Responses<"/login", "post">[503] extends { headers: infer H extends { "Retry-After": unknown } }
  ? H["Retry-After"]
  : never;
is<RetryAfter, number>(true);
is<Responses<"/logout", "post">[204] extends { content?: never } ? true : false, true>(true);
