// From the bytes of a token file to text: unpacks gzip, finds the encoding (UTF-8, UTF-16 with and without its mark), and holds one chunk at a time.
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { deliveryProblem } from '../../problems/entries/delivery.js';
import { type Text, t } from '../../text/language.js';
import { SourceError } from './entry.js';

/** Bytes that tell what a file is. */
const HEAD_BYTES = 64;
/** The longest first sign of a kind of file. */
const SIGN_BYTES = 4;
const LINE_FEED = 0x0a;

/** Text in chunks of any length. `file` is the name for messages. */
export async function* textChunks(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const packed = await withHead(bytes);
  const plain = isGzip(packed.head) ? await withHead(unpacked(packed.bytes, file)) : packed;
  refuseOther(plain.head, file);
  const decoder = new TextDecoder(encodingOf(plain.head));
  for await (const chunk of plain.bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** PowerShell's `>` and Notepad's "Unicode" write UTF-16. Device tokens are ASCII: every second byte is zero then. */
function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(head.length / 2);
  if (pairs < 2) return 'utf-8';
  const zeros = (first: 0 | 1): number =>
    Array.from({ length: pairs }, (_, i) => head[2 * i + first]).filter((byte) => byte === 0).length;
  if (zeros(1) === pairs && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) === pairs && zeros(1) === 0) return 'utf-16be';
  return 'utf-8';
}

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

const UNPACK = t('unpack it first', '请先解压');
/** Files that are taken for a list by mistake, by their first bytes in hex. */
const OTHERS: readonly (readonly [string, Text, Text])[] = [
  [
    '504b0304',
    t('a ZIP archive or a workbook (.xlsx)', 'ZIP 压缩包或工作簿（.xlsx）'),
    t('export the sheet as CSV, or unpack the archive', '把工作表导出为 CSV，或解压'),
  ],
  ['d0cf11e0', t('a workbook (.xls)', '工作簿（.xls）'), t('export the sheet as CSV', '把工作表导出为 CSV')],
  ['fd377a58', t('packed with xz', '用 xz 压缩的文件'), UNPACK],
  ['28b52ffd', t('packed with zstd', '用 zstd 压缩的文件'), UNPACK],
  ['425a68', t('packed with bzip2', '用 bzip2 压缩的文件'), UNPACK],
  ['377abcaf', t('packed with 7-Zip', '用 7-Zip 压缩的文件'), UNPACK],
  ['fffe0000', t('text in UTF-32', 'UTF-32 文本'), t('save it as UTF-8', '另存为 UTF-8')],
  ['25504446', t('a PDF', 'PDF 文件'), t('export the list as text', '把列表导出为文本')],
];

function refuseOther(head: Uint8Array, file: string): void {
  const start = Buffer.from(head.subarray(0, 4)).toString('hex');
  const other = OTHERS.find(([sign]) => start.startsWith(sign));
  if (other === undefined) return;
  const [, what, how] = other;
  throw new SourceError(deliveryProblem('tokens/not-a-list', { args: { file, what, how } }));
}

/** Unpacks piece by piece: what came before a broken place is handed on first. */
async function* unpacked(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const pieces: Uint8Array[] = [];
  let failure: Error | undefined;
  gunzip.on('data', (piece: Uint8Array) => pieces.push(piece));
  gunzip.on('error', (error) => {
    failure = error;
  });
  // It may be over before all bytes are in: zeros that fill up a block follow the last member, and are not looked at.
  let isOver = false;
  let goOn = (): void => undefined;
  const end = (): void => {
    isOver = true;
    goOn();
  };
  gunzip.once('end', end);
  gunzip.once('close', end);
  const step = (begin: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      goOn = resolve;
      if (isOver) resolve();
      else begin(resolve);
    });
  try {
    for await (const chunk of bytes) {
      await step((done) => gunzip.write(chunk, () => done()));
      yield* pieces.splice(0);
      if (isOver || failure !== undefined) break;
    }
    await step(() => gunzip.end());
    yield* pieces.splice(0);
  } finally {
    gunzip.destroy();
  }
  if (failure === undefined) return;
  throw new SourceError(deliveryProblem('tokens/broken-gzip', { args: { file, reason: failure.message } }));
}

interface Headed {
  readonly head: Uint8Array;
  /** All of it, the head included. */
  readonly bytes: AsyncGenerator<Uint8Array>;
}

/** Looks at the first bytes; a pipe may bring them one at a time, and a whole line is not held back. */
async function withHead(bytes: AsyncIterable<Uint8Array>): Promise<Headed> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  let failure: { readonly error: unknown } | undefined;
  while (head.length < HEAD_BYTES && !(head.length >= SIGN_BYTES && head.includes(LINE_FEED))) {
    try {
      const next = await iterator.next();
      if (next.done === true) break;
      head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
    } catch (error) {
      failure = { error };
      break;
    }
  }
  return { head: head.subarray(0, HEAD_BYTES), bytes: joined(head, failure, iterator) };
}

async function* joined(
  head: Uint8Array,
  failure: { readonly error: unknown } | undefined,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    if (failure !== undefined) throw failure.error;
    for (;;) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}
