// The pages that are made from the program, in both languages: one for each code and each rule of doctor, the lists of them, credentials, how ext travels, what the sandbox checks.
import { wholeCatalogue } from '../../src/checks/catalogue.js';
import type { Language } from '../../src/text/language.js';
import { codeLists } from './code-lists.js';
import { credentialPages } from './credentials-page.js';
import { doctorRulesPage } from './doctor-rules-page.js';
import { exitCodesPage } from './exit-codes-page.js';
import { extPage } from './ext-page.js';
import { fidelityPage } from './fidelity-page.js';
import { folderOf } from './markdown.js';
import { problemPage, scopeOf } from './problem-page.js';

export const LANGUAGES: readonly Language[] = ['en', 'zh'];

/** `vivo/10302` of `vivo/10302-not-test-device`; a name without a number stands for itself. */
const stemOf = (code: string): string => /^[a-z-]+\/\d+/.exec(code)?.[0] ?? code;

/** Path on the site to text, for every page; with `scopes` codes of these alone. */
export async function referencePages(scopes?: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const catalogue = Object.fromEntries(
    Object.entries(await wholeCatalogue()).filter(([code]) => scopes?.includes(scopeOf(code)) ?? true),
  );
  const cases = new Map<string, string[]>();
  for (const code of Object.keys(catalogue)) cases.set(stemOf(code), [...(cases.get(stemOf(code)) ?? []), code]);
  const pages = new Map<string, string>();
  for (const language of LANGUAGES) {
    const folder = `${folderOf(language)}reference`;
    for (const [code, entry] of Object.entries(catalogue))
      pages.set(
        `${folder}/problems/${code}.md`,
        problemPage(
          code,
          entry,
          language,
          cases.get(stemOf(code))?.filter((other) => other !== code),
        ),
      );
    for (const [path, text] of codeLists(catalogue, language)) pages.set(path, text);
    for (const [path, text] of await credentialPages(language)) pages.set(path, text);
    pages.set(`${folder}/doctor-rules.md`, doctorRulesPage(language, catalogue));
    pages.set(`${folder}/exit-codes.md`, exitCodesPage(language));
    pages.set(`${folder}/fidelity.md`, await fidelityPage(language));
    pages.set(`${folder}/ext.md`, await extPage(language));
  }
  return pages;
}
