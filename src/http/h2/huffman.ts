// The Huffman code of HTTP/2 headers (RFC 7541, appendix B). It is canonical: the length of each code word says everything.

/** Bits of the code words for the bytes 0 to 255, then of the end mark. */
const LENGTHS = [
  [13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28],
  [28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28],
  [6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6],
  [5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10],
  [13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7],
  [7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6],
  [15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5],
  [6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28],
  [20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23],
  [24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24],
  [22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23],
  [21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23],
  [26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25],
  [19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27],
  [20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23],
  [26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26],
  [30],
].flat();

const END_MARK = 256;
const LONGEST = 30;

/** Two numbers for each inner node, for a 0 and for a 1: another node, or minus one minus the symbol. */
const tree = grow();

function grow(): Int16Array {
  const nodes = new Int16Array(END_MARK * 2);
  let used = 1;
  let code = 0;
  for (let length = 1; length <= LONGEST; length += 1) {
    for (let symbol = 0; symbol < LENGTHS.length; symbol += 1) {
      if (LENGTHS[symbol] !== length) continue;
      let node = 0;
      for (let bit = length - 1; bit > 0; bit -= 1) {
        const at = node * 2 + ((code >>> bit) & 1);
        if (nodes[at] === 0) {
          nodes[at] = used;
          used += 1;
        }
        node = nodes[at] as number;
      }
      nodes[node * 2 + (code & 1)] = -1 - symbol;
      code += 1;
    }
    code <<= 1;
  }
  return nodes;
}

let scratch = Buffer.alloc(1024);

/** The text of `bytes[from, to)`, one character for each byte. Undefined when it is no correct code. */
export function decodeHuffman(bytes: Uint8Array, from: number, to: number): string | undefined {
  // The shortest word has five bits.
  const most = Math.ceil(((to - from) * 8) / 5);
  if (scratch.length < most) scratch = Buffer.alloc(most);
  let written = 0;
  let node = 0;
  let padding = 0;
  let allOnes = true;
  for (let i = from; i < to; i += 1) {
    const byte = bytes[i] as number;
    for (let bit = 7; bit >= 0; bit -= 1) {
      const one = (byte >>> bit) & 1;
      const next = tree[node * 2 + one] as number;
      padding += 1;
      allOnes &&= one === 1;
      if (next >= 0) {
        node = next;
        continue;
      }
      const symbol = -1 - next;
      if (symbol === END_MARK) return undefined;
      scratch[written] = symbol;
      written += 1;
      node = 0;
      padding = 0;
      allOnes = true;
    }
  }
  // What is left must be the beginning of the end mark, shorter than a byte.
  if (padding > 7 || !allOnes) return undefined;
  return scratch.toString('latin1', 0, written);
}
