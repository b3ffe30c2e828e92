// Starts fauxqs on a free port of loopback, instead of on all addresses, and prints the port.
import { buildApp } from "fauxqs";

const app = buildApp({ logger: false, defaultRegion: "eu-west-1" });
await app.listen({ host: "127.0.0.1", port: 0 });
console.log(app.server.address().port);
