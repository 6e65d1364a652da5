// The built program with many device tokens over real HTTP/2, as a process: interrupted with streams in flight, killed, on a full disk.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokenName } from '../../src/delivery/seen-tokens.js';
import { type BuiltRun, endsOf, startBuilt, until } from '../helpers/built-run.js';
import { afterEachTest } from '../helpers/cleanups.js';
import { deviceTokens, type H2Vendor, h2Folder, takenTwice } from '../helpers/h2-run.js';
import { type H2VendorServer, type StreamFault, startH2Vendor } from '../helpers/h2-vendor-server.js';
import { lacking, lacksSignals } from '../helpers/lacking.js';

const cleanups = afterEachTest();

function start(folder: string, argv: readonly string[], shell?: string): BuiltRun {
  const run = startBuilt(folder, argv, shell);
  cleanups.push(() => run.child.kill('SIGKILL'));
  return run;
}

/** Accepts every push at once and answers a moment later, so that streams are always in flight. */
const slowly: StreamFault = (call) => {
  setTimeout(() => call.accept(), 10);
  return true;
};

async function prepare(vendor: H2Vendor, count: number, fault: StreamFault = slowly) {
  const server = await startH2Vendor({ fault, settings: { maxConcurrentStreams: 50 } });
  cleanups.push(() => server.close());
  const tokens = deviceTokens(vendor, count);
  return { server, tokens, folder: h2Folder(server, tokens) };
}

const argvOf = (vendor: H2Vendor, server: H2VendorServer): string[] => [
  ...['send', '--vendor', vendor, '--tokens', 'ids.txt', '--title', 'Hi', '--body', 'There', '--yes'],
  ...['--journal', 'j.ndjson', '--ca-file', server.caFile],
];

describe.each<H2Vendor>(['apns', 'fcm'])('%s', (vendor) => {
  it.skipIf(lacksSignals('Ctrl-C in a long run'))(
    'Ctrl-C with streams in flight drains them, and --resume sends exactly the rest',
    async () => {
      const { server, tokens, folder } = await prepare(vendor, 1500);
      const argv = argvOf(vendor, server);
      const first = start(folder, argv);
      await until(() => server.requests >= 300);
      first.child.kill('SIGINT');
      expect(await first.end).toBe(130);
      expect(first.stderr).toMatch(/Stopping: waiting for \d+ requests in flight\./);
      const sent = endsOf(folder).size;
      expect(sent).toBe(server.taken.size);
      expect(sent).toBe(server.requests);
      expect(sent).toBeLessThan(tokens.length);

      const second = start(folder, [...argv, '--resume', '--json']);
      expect(await second.end).toBe(0);
      expect(endsOf(folder).size).toBe(tokens.length);
      expect(server.taken.size).toBe(tokens.length);
      expect(takenTwice(server)).toEqual([]);
    },
  );

  it('pushes in flight at a kill are in doubt after --resume, and marked when --again sends them once more', async () => {
    const { server, tokens, folder } = await prepare(vendor, 1500);
    const argv = argvOf(vendor, server);
    const first = start(folder, argv);
    await until(() => server.requests >= 300);
    first.child.kill('SIGKILL');
    expect(await first.end).toBe('SIGKILL');

    const second = start(folder, [...argv, '--resume', '--json']);
    expect(await second.end).toBe(6);
    expect(endsOf(folder).size).toBe(tokens.length);
    expect(takenTwice(server)).toEqual([]);

    const third = start(folder, [...argv, '--resume', '--again', 'unreachable', '--json']);
    expect(await third.end).toBe(0);
    const ends = endsOf(folder);
    expect(ends.size).toBe(tokens.length);
    expect(server.taken.size).toBe(tokens.length);
    const unmarked = takenTwice(server).filter((token) => ends.get(tokenName(vendor, token))?.twice !== true);
    expect(unmarked).toEqual([]);
    expect(takenTwice(server).length).toBeGreaterThan(0);
    expect(Math.max(...server.taken.values())).toBe(2);
  });

  it.skipIf(lacking(process.platform === 'linux', 'a file that cannot grow: needs ulimit of Linux'))(
    'a full disk under the journal stops the run; answered pushes are reported, none is lost',
    async () => {
      const { server, tokens, folder } = await prepare(vendor, 1500, () => false);
      const argv = argvOf(vendor, server);
      // 150 blocks of 512 bytes; without the trap the signal would kill the program before it can report anything.
      const full = start(folder, [...argv, '--json'], 'trap "" XFSZ; ulimit -f 150; exec "$0" "$@"');
      expect(await full.end).toBe(3);
      const document = JSON.parse(full.stdout) as {
        readonly problems: readonly { readonly code: string }[];
        readonly summary: Readonly<Record<'accepted' | 'rejected' | 'unreachable' | 'notSent', number>>;
      };
      expect(document.problems.map(({ code }) => code)).toContain('journal/write-failed');
      expect(document.summary.accepted).toBe(server.taken.size);
      expect(document.summary.accepted + document.summary.notSent).toBe(tokens.length);
      expect(document.summary.accepted).toBeLessThan(tokens.length);
      expect(statSync(join(folder, 'j.ndjson')).size).toBeLessThanOrEqual(150 * 512);

      const second = start(folder, [...argv, '--resume', '--json']);
      await second.end;
      expect(endsOf(folder).size).toBe(tokens.length);
      expect(takenTwice(server)).toEqual([]);
    },
  );
});
