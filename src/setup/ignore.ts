// Adds a file to .gitignore, once, keeping what is there.

/** The new text of a .gitignore, or undefined when the name is in it already. */
export function ignoredText(text: string, name: string): string | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines.some((line) => line === name || line === `/${name}` || line === `**/${name}`)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return `${text}${gap}/${name}${eol}`;
}
