// Token files as people have them: formats, encodings, line endings and mistakes, with chunks of any size.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isBadEntry, type SourceEntry, SourceError } from '../../src/delivery/source/entry.js';
import { LONGEST_LINE } from '../../src/delivery/source/lines.js';
import { readTokens } from '../../src/delivery/source/read-tokens.js';
import { textChunks } from '../../src/delivery/source/text-chunks.js';
import { growthOf, IN_STEP } from '../helpers/growth.js';

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function read(content: string | Uint8Array, size = 65_536): Promise<SourceEntry[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const entries: SourceEntry[] = [];
  for await (const group of readTokens(chunked(bytes, size), 'ids')) entries.push(...group);
  return entries;
}

const shown = (entries: readonly SourceEntry[]): string[] =>
  entries.map((entry) => `${entry.line} ${isBadEntry(entry) ? entry.problem.code : entry.token}`);

describe('a token file of plain lines', () => {
  const rows: readonly { readonly name: string; readonly content: string | Uint8Array }[] = [
    { name: 'ends lines with a newline', content: 'a1\nb2\n\nc3\n' },
    { name: 'ends lines the Windows way', content: 'a1\r\nb2\r\n\r\nc3\r\n' },
    { name: 'ends lines the old Mac way', content: 'a1\rb2\r\rc3\r' },
    { name: 'needs no line end at its end', content: 'a1\nb2\n\nc3' },
    { name: 'may have blanks around', content: '  a1\t\nb2  \n   \nc3 ' },
    { name: 'may begin with a byte order mark', content: '\ufeffa1\nb2\n\nc3\n' },
    { name: 'may be UTF-16, as PowerShell writes it', content: Buffer.from('\ufeffa1\r\nb2\r\n\r\nc3\r\n', 'utf16le') },
    { name: 'may be UTF-16 without its mark', content: Buffer.from('a1\r\nb2\r\n\r\nc3\r\n', 'utf16le') },
    {
      name: 'may be UTF-16 the other way round',
      content: Buffer.from('a1\r\nb2\r\n\r\nc3\r\n', 'utf16le').swap16(),
    },
    { name: 'may be packed with gzip', content: gzipSync('a1\nb2\n\nc3\n') },
  ];

  it.each(rows)('$name', async ({ content }) => {
    for (const size of [1, 2, 3, 7, 65_536]) expect(shown(await read(content, size))).toEqual(['1 a1', '2 b2', '4 c3']);
  });

  it('reports a line that never ends instead of buffering it', async () => {
    const entries = await read(`a1\n${'x'.repeat(LONGEST_LINE * 3)}\nb2\n`, 1000);
    expect(shown(entries)).toEqual(['1 a1', '2 tokens/line-too-long', '3 b2']);
  });

  it('reads a large piece in linear time with either line ending', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `token-${i}`);
    for (const end of ['\n', '\r\n', '\r']) expect(await read(rows.join(end), 1 << 20)).toHaveLength(100_000);
  });

  it('is empty when it has no content', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('\n \r\n')).toEqual([]);
  });
});

describe('a token file of NDJSON', () => {
  it('gives vendor and overrides for each device token', async () => {
    const lines = [
      '{"token":"a1","vendor":"vivo"}',
      '{"token":" b2 ","title":"Hi","body":"There","ext":{"conversationID":"c2c_a"},"channel_id":"7","category":"IM"}',
      '{"token":"c3","ext":"{}","vendor":null}',
    ];
    expect(await read(lines.join('\n'), 5)).toEqual([
      { line: 1, token: 'a1', vendor: 'vivo' },
      {
        line: 2,
        token: 'b2',
        overrides: { title: 'Hi', body: 'There', ext: '{"conversationID":"c2c_a"}', channelId: '7', category: 'IM' },
      },
      { line: 3, token: 'c3', overrides: { ext: '{}' } },
    ]);
  });

  it('reports each bad line and continues', async () => {
    const lines = [
      '{"token":"a1"}',
      '{"token":"b2"',
      '[1]',
      '{}',
      '{"token":7}',
      '{"token":"c","title":5}',
      'plain',
      '{"token":"z9"}',
    ];
    expect(shown(await read(lines.join('\r\n')))).toEqual([
      '1 a1',
      '2 tokens/not-json',
      '3 tokens/not-json',
      '4 tokens/no-token',
      '5 tokens/no-token',
      '6 tokens/bad-field',
      '7 tokens/not-json',
      '8 z9',
    ]);
  });
});

describe('a token file of CSV', () => {
  it('is read by the names in its header, in any order and with any common separator', async () => {
    for (const mark of [',', ';', '\t'])
      expect(
        await read(
          `${['Vendor', 'other', 'TOKEN', 'title'].join(mark)}\r\nvivo${mark}x${mark}a1${mark}"Hi${mark} ""you"""\r\n`,
          4,
        ),
      ).toEqual([{ line: 2, token: 'a1', vendor: 'vivo', overrides: { title: `Hi${mark} "you"` } }]);
  });

  it('may have a single column', async () => {
    expect(shown(await read('token\na1\nb2\n'))).toEqual(['2 a1', '3 b2']);
  });

  it('may contain line breaks inside quotes', async () => {
    expect(await read('token,body\na1,"one\ntwo"\nb2,x\n')).toMatchObject([
      { token: 'a1', overrides: { body: 'one\ntwo' } },
      { line: 4, token: 'b2' },
    ]);
  });

  it('reports each bad row and continues', async () => {
    const entries = await read('token,title\na1,x\n,y\nb2,"x" y\nc3,x,z\nd4,q\n');
    expect(shown(entries)).toEqual(['2 a1', '3 tokens/no-token', '4 tokens/bad-row', '5 tokens/bad-row', '6 d4']);
  });

  it('loses no row after a quote that is never closed', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `t${i},x`);
    const entries = await read(`token,title\na1,"open\n${rows.join('\n')}\nz9,"also open`, 333);
    expect(shown(entries)).toEqual(['2 tokens/bad-row', ...rows.map((_, i) => `${i + 3} t${i}`), '203 tokens/bad-row']);
  });

  it('without a token column names the columns it found', async () => {
    await expect(read('id,name\n1,2\n')).rejects.toMatchObject({
      problem: { code: 'tokens/no-token-column', args: { header: 'id, name' } },
    });
  });

  it('refuses to choose between two columns of tokens', async () => {
    const problem = { code: 'tokens/no-token-column' };
    await expect(read('token,token\na1,b2\n')).rejects.toMatchObject({ problem });
    await expect(read('regid,pushtoken\na1,b2\n')).rejects.toMatchObject({ problem });
    expect(shown(await read('token,regid\na1,b2\n'))).toEqual(['2 a1']);
  });

  it('reads ten thousand rows in small chunks', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `t${i},vivo`);
    expect(await read(`token,vendor\n${rows.join('\n')}\n`, 777)).toHaveLength(10_000);
  });
});

describe('a file that is not a list', () => {
  const reasonOf = async (content: string | Uint8Array): Promise<string> => {
    try {
      return shown(await read(content)).join(', ');
    } catch (error) {
      const { code, args } = (error as SourceError).problem;
      return `${code} ${JSON.stringify(args['what'] ?? args['meant'] ?? args['header'] ?? args['reason'])}`;
    }
  };
  const token = `16${'7'.repeat(21)}`;
  const rows: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['a JSON array', JSON.stringify([token, token]), /^tokens\/not-a-list .*one JSON array/],
    ['a JSON array of many lines', JSON.stringify([token], null, 2), /^tokens\/not-a-list .*one JSON array/],
    ['a workbook', Buffer.from('504b030414000600', 'hex'), /^tokens\/not-a-list .*workbook/],
    ['UTF-32', Buffer.from('fffe000031000000', 'hex'), /^tokens\/not-a-list .*UTF-32/],
    ['a misspelled column', `token,titel\n${token},Hi\n`, /^tokens\/unknown-column "title"/],
    ['CSV without a header: its first token is not told', `${token},vivo\n`, /^tokens\/no-token-column "1677…, vivo"/],
  ];
  it.each(rows)('%s: is reported as such', async (_name, content, reason) => {
    expect(await reasonOf(content)).toMatch(reason);
  });

  it('a line with a character that no device token contains is reported, and the others are read', async () => {
    const content = Buffer.concat([Buffer.from(`a1\n\0\nb\u001b2\nc3\n`), Buffer.from([0xe9, 0x0a])]);
    const bad = 'tokens/bad-characters';
    expect(shown(await read(content))).toEqual(['1 a1', `2 ${bad}`, `3 ${bad}`, '4 c3', `5 ${bad}`]);
    expect(shown(await read(`token\na1\nb\u20282\n`))).toEqual(['2 a1', `3 ${bad}`]);
    expect(shown(await read(`{"token":"a1"}\n{"token":"b\\u00002"}\n`))).toEqual(['1 a1', `2 ${bad}`]);
  });

  it('a mistake after a quote over several lines costs the first line only', async () => {
    expect(shown(await read('token,title\na1,"x\nb2","y" z\nc3,w\n'))).toEqual([
      '2 tokens/bad-row',
      '3 tokens/bad-row',
      '4 c3',
    ]);
  });
});

describe('reading a list takes time in proportion to its size', () => {
  const kinds: readonly (readonly [string, (lines: number) => string])[] = [
    ['plain lines', (lines) => `16${'7'.repeat(21)}\n`.repeat(lines)],
    ['quotes that are never closed', (lines) => `token,title\n${'"a,b\n'.repeat(lines)}`],
    ['quotes that close in the wrong place', (lines) => `token,title\n${'x"a,"b"c\n'.repeat(lines)}`],
    ['one line without an end', (lines) => 'x'.repeat(lines * 20)],
    ['objects in objects', (lines) => `{"token":${'['.repeat(50)}\n`.repeat(lines)],
  ];
  it.each(kinds)('%s', async (_name, content) => {
    const times = await growthOf(1000, async (lines) => {
      for await (const _group of readTokens(chunked(Buffer.from(content(lines)), 16_384), 'ids'));
    });
    expect(times).toBeLessThan(IN_STEP);
  });
});

it.each(['token,gender', 'token,time', 'token,sender', 'token,file,site'])(
  'own columns of the list are kept: %s',
  async (header) => {
    expect(shown(await read(`${header}\na1,x\n`))).toEqual(['2 a1']);
  },
);

it('an apns-id beside the device token is not mistaken for one', async () => {
  expect(shown(await read('apns_id,device_token\np1,a1\n'))).toEqual(['2 a1']);
  expect(shown(await read('{"apnsId":"p1","deviceToken":"a1"}\n'))).toEqual(['1 a1']);
});

it.each([7, 65_536])('zeros after a gzip stream are padding, in chunks of %i bytes', async (size) => {
  const padded = Buffer.concat([gzipSync('a1\nb2\n'), Buffer.alloc(512)]);
  expect(shown(await read(padded, size))).toEqual(['1 a1', '2 b2']);
});

it('a short line of a pipe that stays open is read when it arrives', async () => {
  let asked = 0;
  async function* pipe(): AsyncGenerator<Uint8Array> {
    asked += 1;
    yield Buffer.from('token-1\n');
    asked += 1;
    yield Buffer.from('token-2\n');
  }
  await textChunks(pipe(), 'ids').next();
  expect(asked).toBe(1);
});

it('a truncated gzip is reported after the readable part', async () => {
  const whole = gzipSync(Array.from({ length: 50_000 }, (_, i) => `token-${i * 7919}`).join('\n'));
  let seen = 0;
  const reading = async (): Promise<void> => {
    for await (const group of readTokens(chunked(whole.subarray(0, whole.length / 2), 4096), 'ids.gz'))
      seen += group.length;
  };
  await expect(reading()).rejects.toBeInstanceOf(SourceError);
  expect(seen).toBeGreaterThan(1000);
});

it('an error of the source itself is passed on for each kind of file', async () => {
  for (const start of ['a1\nb2\n', '{"token":"a1"}\n', 'token,vendor\na1,vivo\n']) {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(start);
      throw new Error('disk gone');
    }
    const reading = async (): Promise<void> => {
      for await (const _group of readTokens(broken(), 'ids'));
    };
    await expect(reading()).rejects.toThrow('disk gone');
  }
});
