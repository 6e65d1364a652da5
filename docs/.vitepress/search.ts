// How the local search cuts text, ranks pages and takes them in. `tokenize` and `boostOf` go into the page as text: they name nothing outside themselves.

/** Words of a text; Chinese is cut by the dictionary of the machine. Behind a name of a field, when pages are taken in, longer Chinese words give their pairs too. */
export function tokenize(text: string, field?: string): string[] {
  const words: string[] = [];
  const cut = (Intl as { Segmenter?: typeof Intl.Segmenter }).Segmenter;
  const store = globalThis as { timPushSegmenter?: Intl.Segmenter };
  if (cut !== undefined && store.timPushSegmenter === undefined)
    store.timPushSegmenter = new cut('zh', { granularity: 'word' });
  for (const part of text.match(
    /\p{Script=Han}+|[\p{Letter}\p{Number}]+?(?=\p{Script=Han}|[^\p{Letter}\p{Number}]|$)/gu,
  ) ?? []) {
    if (!/^\p{Script=Han}/u.test(part)) {
      words.push(part);
      continue;
    }
    const pieces: string[] = [];
    if (store.timPushSegmenter === undefined) pieces.push(...(part.match(/.{1,2}/gu) ?? []));
    else {
      let isLoose = false;
      // Characters that the dictionary leaves alone belong together: 离 and 线 are 离线.
      for (const { segment } of store.timPushSegmenter.segment(part)) {
        if (isLoose && segment.length === 1) pieces.push(`${pieces.pop() ?? ''}${segment}`);
        else pieces.push(segment);
        isLoose = segment.length === 1;
      }
    }
    for (const piece of pieces) {
      words.push(piece);
      if (field !== undefined)
        for (let i = 0; piece.length > 2 && i + 2 <= piece.length; i += 1) words.push(piece.slice(i, i + 2));
    }
  }
  return words;
}

/** What people read first ranks before what only the project's own people read. The page of a code comes first where the code was typed, and behind the guides where its words are ordinary ones. */
export function boostOf(id: string, term = ''): number {
  if (id.includes('/reference/problems/')) {
    const code = id.split('/').at(-1) ?? '';
    return /[0-9A-Z]/.test(code) && code.toLowerCase().split(/[_-]/).includes(term) ? 4 : 0.8;
  }
  if (/\/(?:decisions|examples|changelog|contributing|security|benchmarks|testing|architecture)/.test(id)) return 0.3;
  if (/\/reference\/codes/.test(id)) return 0.5;
  return 1;
}

interface Section {
  readonly anchor: string;
  readonly titles: string[];
  readonly text: string;
}

const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

/** The page of a code is one result, with its meaning in the title; the lists of codes are left out, because every line of them has its page. */
export function sectionOf(path: string, html: string): Section[] | undefined {
  if (/\/reference\/(?:codes|doctor-rules)/.test(path)) {
    const title = text(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '').trim();
    return [{ anchor: '', titles: [title.replace(/\u200b|&ZeroWidthSpace;/g, '').trim()], text: title }];
  }
  if (!path.includes('/reference/problems/')) return undefined;
  const [, heading = '', rest = ''] = /<h1[^>]*>([\s\S]*?)<\/h1>([\s\S]*)/.exec(html) ?? [];
  const meaning = /<p>([\s\S]*?)<\/p>/.exec(rest)?.[1] ?? '';
  const title = `${text(heading)
    .replace(/\u200b|&ZeroWidthSpace;/g, '')
    .trim()}: ${text(meaning).trim()}`;
  return [{ anchor: '', titles: [title], text: text(rest) }];
}
