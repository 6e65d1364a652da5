// Links of a page, from files of the checkout to pages of the site.

/** Texts outside fences and code spans are handed to `change`; the rest stays. */
export const outsideCode = (text: string, change: (part: string) => string): string =>
  text
    .split(/(^```[\s\S]*?^```$|`[^`\n]+`)/m)
    .map((part, i) => (i % 2 === 1 ? part : change(part)))
    .join('');

/** `](target)` of links and pictures; code in the words before it stays as it is. */
const TARGET = /\]\(([^)\s]+)\)/g;

export const isAway = (target: string): boolean => /^(?:[a-z][a-z+.-]*:|\/)/i.test(target);

/** Every relative target of a page, without its anchor. */
export function relativeTargets(text: string): readonly string[] {
  const found: string[] = [];
  outsideCode(text, (part) => {
    for (const [, target = ''] of part.matchAll(TARGET))
      if (!isAway(target) && !target.startsWith('#')) found.push(target.split('#')[0] ?? '');
    return part;
  });
  return found;
}

/** Each relative target replaced by what `resolve` makes of it; anchors stay. */
export const withTargets = (text: string, resolve: (path: string) => string): string =>
  outsideCode(text, (part) =>
    part.replace(TARGET, (whole, target: string) => {
      if (isAway(target) || target.startsWith('#')) return whole;
      const [path = '', anchor] = target.split('#');
      return `](${resolve(path)}${anchor === undefined ? '' : `#${anchor}`})`;
    }),
  );
