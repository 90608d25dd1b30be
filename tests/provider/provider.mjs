// A certified OpenID provider with invented people, for the tests alone: everything in memory.
// Its configuration comes as JSON in the first argument; the first line of its output says where
// it listens. Each line of its input is JSON that changes something, and is answered with what it
// meanwhile said behind the browser's back.
// Who signs in types one of the people's keys, and any password.
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import Provider from "oidc-provider";

console.info = console.warn = () => {}; // its advice for who runs it for real

const { site, audience, people } = JSON.parse(process.argv[2]);
const seconds = 600;
const logoutTokens = [];

const server = createServer((request, response) => answer(request, response));
let answer;

server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  answer = providing(issuer);
  console.log(issuer);
  createInterface({ input: process.stdin })
    .on("line", (line) => {
      const { rotate, ...changed } = JSON.parse(line);
      Object.assign(people, changed);
      if (rotate) answer = providing(issuer);
      console.log(JSON.stringify(logoutTokens.splice(0)));
    })
    .on("close", () => process.exit());
});

/** With a key of its own each time; what it remembers of people stays. */
function providing(issuer) {
  const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const jwk = { ...key.export({ format: "jwk" }), kid: randomUUID(), use: "sig", alg: "RS256" };
  const provider = new Provider(issuer, {
    jwks: { keys: [jwk] },
    cookies: { keys: ["of the tests alone"] },
    clients: [
      {
        client_id: "nakomen",
        client_secret: "a secret of the tests",
        redirect_uris: [`${site}/sign-in/organisation/return`],
        post_logout_redirect_uris: [`${site}/sign-in`],
        backchannel_logout_uri: `${site}/sign-in/organisation/signed-out`,
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
      {
        client_id: "program",
        client_secret: "another secret of the tests",
        redirect_uris: [],
        grant_types: ["client_credentials"],
        response_types: [],
      },
    ],
    claims: { openid: ["sub", "groups", "organisation"] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    extraTokenClaims: (_, token) => people[token.accountId ?? token.clientId],
    fetch: async (_, { body }) => {
      logoutTokens.push(body.get("logout_token"));
      return new Response();
    },
    pkce: { required: () => true },
    ttl: {
      AccessToken: seconds,
      AuthorizationCode: seconds,
      ClientCredentials: seconds,
      Grant: seconds,
      IdToken: seconds,
      Interaction: seconds,
      Session: seconds,
    },
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      backchannelLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: "api", audience, accessTokenFormat: "jwt" }),
      },
    },
  });
  return provider.callback();
}
