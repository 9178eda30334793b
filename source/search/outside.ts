/**
 * Memory outside V8's heap for what an index is made of. V8 counts the bytes of ordinary buffers as its own and
 * collects the whole heap for every few dozen megabytes of them: with 260 MB of articles in it a pause of 70 to 90 ms,
 * five or six times while 100,000 articles are indexed. Shared buffers it leaves out of the reckoning.
 */

export function outsideUint8(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

export function outsideUint16(length: number): Uint16Array {
  return new Uint16Array(new SharedArrayBuffer(length * 2));
}

export function outsideInt32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

export function outsideUint32(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * 4));
}
