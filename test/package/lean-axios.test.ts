// The axios that is shipped, reduced by the build: it passes every test of the transport, and the answers of servers arrive complete.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Http } from '../../src/http/types.js';
import { emptyFolder } from '../helpers/run-cli.js';

const made = vi.hoisted(() => ({ axios: {} as Record<string, unknown>, text: '' }));
vi.mock('axios', () => made.axios);

beforeAll(async () => {
  const [{ build }, { leanLibraries }] = await Promise.all([import('tsup'), import('../../scripts/lean-libraries.js')]);
  const outDir = emptyFolder();
  await build({
    config: false,
    silent: true,
    entry: { axios: 'node_modules/axios/index.js' },
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    noExternal: [/.*/],
    outExtension: () => ({ js: '.cjs' }),
    esbuildPlugins: [leanLibraries],
    outDir,
  });
  made.text = readFileSync(join(outDir, 'axios.cjs'), 'utf8');
  const { default: built } = (await import(pathToFileURL(join(outDir, 'axios.cjs')).href)) as {
    readonly default: { readonly default: unknown };
  };
  made.axios['default'] = built.default;
});

// The tests of that file become tests of this one, with the axios from above.
await import('../http/transport.test.js');

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function open(): Promise<Http> {
  const [{ createTransport }, { createRedactor }, { systemClock }] = await Promise.all([
    import('../../src/http/transport.js'),
    import('../../src/http/redaction/redactor.js'),
    import('../../src/session/system-clock.js'),
  ]);
  return createTransport({ env: {}, clock: systemClock, redactor: createRedactor() }).for('vivo');
}

describe('the reduced axios', () => {
  it('replaces axios in this file, and has only the HTTP adapter', async () => {
    const { default: axios } = await import('axios');
    expect(axios).toBe(made.axios['default']);
    expect(() => axios.getAdapter('fetch')).toThrow('not available');
    // esbuild writes the name of each file above its source.
    expect(made.text).toContain('// node_modules/axios/lib/adapters/http.js');
    for (const part of ['mime-db', 'form-data', 'follow-redirects', 'https-proxy-agent'])
      expect(made.text).not.toContain(`// node_modules/${part}/`);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ])('decompresses an answer in %s', async (coding, pack) => {
    const url = await serve((request, response) => {
      expect(request.headers['accept-encoding']).toContain(coding);
      response.writeHead(200, { 'Content-Encoding': coding }).end(pack(Buffer.from('{"desc":"推送成功"}')));
    });
    const answer = await (await open()).request({ method: 'GET', url });
    expect(answer.body).toBe('{"desc":"推送成功"}');
  });

  it('rejects an answer that is larger than any answer of a push service', async () => {
    const url = await serve((_, response) => {
      response.end(Buffer.alloc(5 * 1024 * 1024, 'x'));
    });
    await expect((await open()).request({ method: 'GET', url })).rejects.toMatchObject({ name: 'UnreachableError' });
  });

  it('has no proxy support of its own: the proxy variables of axios have no effect', async () => {
    const url = await serve((request, response) => {
      response.end(request.url);
    });
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1');
    try {
      expect((await (await open()).request({ method: 'GET', url })).body).toBe('/');
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
