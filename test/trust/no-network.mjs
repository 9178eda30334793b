/**
 * Loaded before the program (`node --import`), and so before each of its threads: whatever asks for a network is
 * refused, and written down in the file that UNIONNEWS_ASKED names. A thread writes a line into UNIONNEWS_THREADS, so that
 * a test knows that there were any.
 */

import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";
import { isMainThread } from "node:worker_threads";

if (!isMainThread && process.env.UNIONNEWS_THREADS) appendFileSync(process.env.UNIONNEWS_THREADS, "thread\n");

function refuse(what) {
  return () => {
    appendFileSync(process.env.UNIONNEWS_ASKED ?? "/dev/stderr", `${what}\n`);
    throw new Error(`the network was asked for: ${what}`);
  };
}

net.Socket.prototype.connect = refuse("net connect");
net.Server.prototype.listen = refuse("net listen");
net.connect = net.createConnection = refuse("net connect");
tls.connect = refuse("tls connect");
dgram.createSocket = refuse("dgram socket");
for (const name of Object.keys(dns).filter((name) => /^(?:lookup|resolve|reverse)/u.test(name))) {
  dns[name] = refuse(`dns ${name}`);
  if (name in dns.promises) dns.promises[name] = refuse(`dns ${name}`);
}
for (const module of [http, https]) module.request = module.get = refuse("http request");
http2.connect = refuse("http2 connect");
globalThis.fetch = refuse("fetch");
globalThis.WebSocket = refuse("WebSocket");
syncBuiltinESMExports();
