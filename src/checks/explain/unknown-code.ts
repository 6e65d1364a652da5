// The answer for an unknown code. Pasted text is not repeated: it may contain a secret.
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { fillBoth, type Text, t } from '../../text/language.js';
import { suggest } from '../../text/suggest.js';
import { ownerOf } from '../catalogue.js';
import { type Dictionary, entriesOf } from './dictionary.js';

/** Short and without spaces: not a sentence, not a response, and unlikely to be a secret. */
const LOOKS_LIKE_A_CODE = /^(?:[a-z-]{2,12}[\s/])?(?:-?\d{1,12}(?:-\d{1,12})?|[A-Za-z]{2,}(?:[_/-][A-Za-z0-9]+){0,5})$/;
const LONGEST_CODE = 48;

export function unknownCode(words: string, scope: string | undefined, dictionary: Dictionary): Problem {
  if (words.length > LONGEST_CODE || !LOOKS_LIKE_A_CODE.test(words)) return usageProblem('usage/no-code-in-text');
  const bare = words.replace(/^[a-z-]+[\s/](?=\S)/, '');
  return usageProblem('usage/unknown-code', {
    args: {
      code: words.replace(/\s/, '/'),
      vendor: scope === undefined ? t('<vendor>', '<厂商>') : scope,
      owner:
        scope === undefined
          ? t('no service', '各厂商的文档都')
          : fillBoth(t('no page of {vendor}', '{vendor} 的文档'), { vendor: ownerOf(`${scope}/`) }),
      suggestion: suggestionFor(words, bare, scope, dictionary),
    },
  });
}

function suggestionFor(words: string, bare: string, scope: string | undefined, dictionary: Dictionary): Text {
  const elsewhere = scope === undefined ? [] : entriesOf(bare, undefined, dictionary);
  if (elsewhere[0] !== undefined) return t(`; ${elsewhere[0]} exists`, `；但有 ${elsewhere[0]}`);
  if (scope === undefined && /^[3-5]\d\d$/.test(bare))
    return t(
      `; for an HTTP status name the vendor: tim-push explain apns ${bare}`,
      `；若是 HTTP 状态码，请加上厂商：tim-push explain apns ${bare}`,
    );
  // The nearest number means something else; suggestions are only made for names.
  if (/\d{3}/.test(bare)) return t('', '');
  const nearest = suggest(words.replace(/\s/, '/'), Object.keys(dictionary.catalogue));
  return nearest === undefined ? t('', '') : t(`; nearest: ${nearest}`, `；相近的有：${nearest}`);
}
