import { connect, createServer } from 'node:net';

/** Bytes that are under way in one direction before the sender has to wait: as a long line holds them. */
const LINE_BYTES = 64 * 1024 * 1024;

/** A line to a port of this machine on which every byte takes so many milliseconds each way. Gives its port. */
export async function delayingProxy(port, delayMs) {
  const server = createServer(near => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true });
    near.setNoDelay(true);
    delay(near, far, delayMs);
    delay(far, near, delayMs);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return { port: server.address().port, stop: () => server.close() };
}

function delay(from, to, delayMs) {
  let under = 0;
  from.on('data', chunk => {
    under += chunk.length;
    if (under > LINE_BYTES) from.pause();
    setTimeout(() => {
      under -= chunk.length;
      if (under <= LINE_BYTES) from.resume();
      to.write(chunk);
    }, delayMs);
  });
  from.on('close', () => setTimeout(() => to.destroy(), delayMs));
  from.on('error', () => to.destroy());
}
