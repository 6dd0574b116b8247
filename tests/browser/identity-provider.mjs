// A council's identity provider, as it is in life: the certified `oidc-provider`, asked by whoever tests that staff
// sign in. It can be told to lie: then what its token endpoint answers is changed on the way, and signed with its own
// key where the lie is not about the signature.
//
//   node identity-provider.mjs <where people are sent back to> <client secret>
//
// prints its issuer. `POST /sits-here` with a person's name says who is asked to sign in next; `POST /lies` with the
// name of a lie has every token changed from then on.

import { createServer } from "node:http";
import { SignJWT, UnsecuredJWT, base64url, decodeJwt, exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

const [back, secret] = process.argv.slice(2);
const people = {
  asha: { name: "Asha Sample", groups: ["family-navigator", "hub:bessborough"] },
  ben: { name: "Ben Sample", groups: ["triage-worker", "hub:bessborough"] },
  manager: { name: "Mo Manager", groups: ["hub-manager", "hub:bessborough"] },
  nobody: { name: "Nia Nobody", groups: ["everyone"] },
};
let person = "asha";
let lie = "none";
const told = []; // ID tokens that were handed out, oldest first.

const own = await generateKeyPair("RS256", { extractable: true });
const foreign = await generateKeyPair("RS256");
const kid = "own";

const server = createServer();
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: "family-hub", client_secret: secret, redirect_uris: [back] }],
  jwks: { keys: [{ ...(await exportJWK(own.privateKey)), kid, alg: "RS256", use: "sig" }] },
  claims: { openid: ["sub", "groups"], profile: ["name"] },
  scopes: ["openid", "profile"],
  conformIdTokenClaims: false,
  cookies: { keys: ["of a test alone"] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
});

const now = () => Math.floor(Date.now() / 1000);
const sign = (claims, key = own.privateKey, alg = "RS256") =>
  new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(key);
const changed = {
  none: (_, token) => token,
  issuer: (claims) => sign({ ...claims, iss: "https://evil.example" }),
  audience: (claims) => sign({ ...claims, aud: "another-service" }),
  "two-audiences": (claims) => sign({ ...claims, aud: ["family-hub", "another-service"] }),
  nonce: (claims) => sign({ ...claims, nonce: "another" }),
  "no-nonce": ({ nonce, ...claims }) => sign(claims),
  expired: (claims) => sign({ ...claims, iat: now() - 7200, exp: now() - 3600 }),
  "asked-long-ago": (claims) => sign({ ...claims, auth_time: now() - 9 * 3600 }),
  "asked-earlier-today": (claims) => sign({ ...claims, auth_time: now() - 3600 }),
  "not-said-when": ({ auth_time, ...claims }) => sign(claims),
  "another-key": (claims) => sign(claims, foreign.privateKey),
  "no-signature": (claims) => new UnsecuredJWT(claims).encode(),
  "shared-secret": (claims) => sign(claims, new TextEncoder().encode(secret), "HS256"),
  // Another person's claims under this token's signature.
  "changed-person": (claims, token) => {
    const [header, , signature] = token.split(".");
    const body = base64url.encode(JSON.stringify({ ...claims, sub: "ben", ...people.ben }));
    return `${header}.${body}.${signature}`;
  },
  // A token that was honestly made, for an earlier sign-in.
  replayed: () => told[0],
};

async function body(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

/** Has what the token endpoint answers changed on the way. */
function lying(response) {
  const end = response.end.bind(response);
  response.end = async (chunk, ...rest) => {
    if (response.statusCode !== 200) return end(chunk, ...rest);
    const answer = JSON.parse(chunk);
    const token = answer.id_token;
    answer.id_token = await changed[lie](decodeJwt(token), token);
    told.push(token);
    const text = JSON.stringify(answer);
    response.setHeader("content-length", Buffer.byteLength(text));
    return end(text);
  };
}

async function interaction(request, response) {
  const { params, session } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: person, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: person, ts: now() }, consent: { grantId: await grant.save() } },
    { mergeWithLastSubmission: session !== undefined },
  );
}

const callback = provider.callback();
server.on("request", async (request, response) => {
  const { method, url } = request;
  if (method === "POST" && url === "/sits-here") {
    person = await body(request);
    response.end();
  } else if (method === "POST" && url === "/lies") {
    lie = await body(request);
    response.statusCode = lie in changed ? 200 : 404;
    response.end();
  } else if (url.startsWith("/interaction/")) {
    await interaction(request, response);
  } else {
    if (method === "POST" && url === "/token") lying(response);
    callback(request, response);
  }
});
console.log(issuer);
