import type { components } from "./api"; type Schemas = components["schemas"]; // each next line has one mistake
export const a = (tokens: Schemas["Tokens"]) => tokens.accessToken;
export const b = (problem: Schemas["Problem"]) => problem.error;
export const c = (problem: Schemas["InvalidGrantProblem"]) => problem.reason === "stolen";
export const d = (profile: Schemas["Profile"]): number => profile.created_at;
export const e: Schemas["LogInRequest"] = { username: "ada@example.com", password: "x", client_id: "toaster" };
export const f: Schemas["SignUpRequest"] = { email: "ada@example.com" };
export const g = (session: Schemas["Session"]) => session.ip;
