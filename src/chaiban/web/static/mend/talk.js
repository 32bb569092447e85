// Talking with the archive: every change says on which version it was made, and is signed; sent twice it counts once.
"use strict";
export class Refused extends Error {
  constructor(status, said) {
    super(said);
    this.status = status;
  }
}
async function answerOf(asked) {
  let body = {};
  try {
    body = await asked.json();
  } catch {
    // An answer without a body says enough by its status.
  }
  if (!asked.ok) throw new Refused(asked.status, String(body.error ?? asked.status));
  return body;
}
export class Talk {
  constructor(api, token) {
    this.api = api;
    this.token = token;
    this.etag = "";
  }
  async shown() {
    const asked = await fetch(`${this.api}/shown`, { cache: "no-store" });
    const body = await answerOf(asked);
    this.etag = asked.headers.get("etag");
    return body;
  }
  async changedMeanwhile() {
    const asked = await fetch(`${this.api}/shown`, { method: "GET", headers: { "If-None-Match": this.etag } });
    return asked.ok && asked.headers.get("etag") !== this.etag;
  }
  // Another page of the issue as it is shown.
  async neighbour(api) {
    return (await answerOf(await fetch(`${api}/shown`, { cache: "no-store" }))).page;
  }
  async get(name) {
    return answerOf(await fetch(`${this.api}/${name}`, { cache: "no-store" }));
  }
  async post(corrections) {
    const request = {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "If-Match": this.etag,
        "X-CSRF-Token": this.token,
        "Idempotency-Key": Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(""),
      },
      body: JSON.stringify({ corrections }),
    };
    let asked;
    try {
      asked = await fetch(`${this.api}/corrections`, request);
    } catch {
      // The line was cut: the same request again is safe, it has a key of its own.
      asked = await fetch(`${this.api}/corrections`, request);
    }
    const body = await answerOf(asked);
    this.etag = asked.headers.get("etag");
    return body;
  }
}
