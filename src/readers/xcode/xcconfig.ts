// Build settings of an .xcconfig: `KEY = value`, `#include "other.xcconfig"`, remarks; each with its place.

export interface Xcconfig {
  /** The last one of a name counts. */
  readonly settings: ReadonlyMap<string, { readonly text: string; readonly offset: number }>;
  readonly includes: readonly { readonly path: string; readonly offset: number; readonly isOptional: boolean }[];
}

/** Never throws. A setting for some SDKs or builds only (`KEY[config=Debug] = x`) has a value that cannot be filled. */
export function readXcconfig(text: string): Xcconfig {
  const settings = new Map<string, { readonly text: string; readonly offset: number }>();
  const includes: Xcconfig['includes'][number][] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const plain = line.replace(/\/\/.*/, '').trim();
    const include = /^#include(\?)?\s*"([^"]*)"/.exec(plain);
    const setting = /^(\w+)(\[[^=]*=[^\]]*\])?[^=]*=(.*)$/.exec(plain);
    if (include !== null) includes.push({ path: include[2] ?? '', offset, isOptional: include[1] !== undefined });
    else if (setting?.[1] !== undefined) {
      const value = (setting[3] ?? '').replace(/;\s*$/, '').trim();
      settings.set(setting[1], { text: setting[2] === undefined ? value : '$(CONDITION)', offset });
    }
    offset += line.length + 1;
  }
  return { settings, includes };
}
