// One layer of encoding taken off a text: percent signs, JSON, JavaScript and HTML.

/** A text, and where each of its characters is in the text it was taken from; undefined: at the same place. */
export interface View {
  readonly text: string;
  readonly at: readonly number[] | undefined;
}

const ENCODED =
  /%([0-7][0-9a-f])|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\(["'\\/bfnrt])|&#x0{0,4}([0-9a-f]{1,4});|&#0{0,4}(\d{1,5});|&(amp|lt|gt|quot|apos);/gi;

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Percent signs inside percent signs: a page that quotes a request that quotes a form. */
const MOST_LAYERS = 3;

/** A text as it is, and with its layers of encoding taken off, one after the other. */
export function layersOf(text: string): View[] {
  const plain: View = { text, at: undefined };
  const layers = [plain];
  for (let inner = decoded(plain); inner !== undefined; inner = decoded(inner)) {
    layers.push(inner);
    if (layers.length > MOST_LAYERS) break;
  }
  return layers;
}

/** Percent, JSON, JavaScript and HTML: all of them at once, as they mix. Undefined when there is nothing encoded. */
function decoded({ text, at: before }: View): View | undefined {
  if (!/[%\\&]/.test(text)) return undefined;
  const at: number[] = [];
  let result = '';
  let done = 0;
  const take = (piece: string, from: number): void => {
    for (let i = 0; i < piece.length; i += 1) at.push(before?.[from + i] ?? from + i);
    result += piece;
  };
  for (const match of text.matchAll(ENCODED)) {
    take(text.slice(done, match.index), done);
    at.push(before?.[match.index] ?? match.index);
    result += characterOf(match);
    done = match.index + match[0].length;
  }
  if (done === 0) return undefined;
  take(text.slice(done), done);
  at.push(before?.[text.length] ?? text.length);
  return { text: result, at };
}

function characterOf([, percent, unicode, byte, escaped, hexEntity, entity, name]: RegExpMatchArray): string {
  const hex = percent ?? unicode ?? byte ?? hexEntity;
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  if (escaped !== undefined) return ESCAPES[escaped] ?? escaped;
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? name;
  return String.fromCharCode(Number(entity));
}
