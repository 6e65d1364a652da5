// The SecretKey of the Chat app inside of the app: as a constant, or handed to the test signer (GenerateTestUserSig).
import type { Origin } from '../../problems/types.js';
import { argumentOf, type DartCall, resolveDart } from '../../readers/dart/calls.js';
import { isSign } from '../../readers/dart/constants.js';
import { t } from '../../text/language.js';
import type { Project } from '../project.js';
import { placeOf } from '../types.js';

/** Why a key of the server side must not be in the app. */
export const IN_THE_APP = t(
  'anyone can read it from the installed app and push in your name',
  '任何人都能从安装包中取出它，冒用你的名义推送',
);

const NAME = /(?:secret_?key|imSecret)$/i;
/** Beside a UserSig any secret is that of the Chat app. */
const ANY_SECRET = /secret/i;
const VALUE = /^[0-9a-f]{64}$/i;
const SIGNERS = ['GenerateTestUserSig', 'GenerateUserSig', 'GenerateTestUserSigV2'];

export interface ChatSecrets {
  readonly places: readonly Origin[];
  /** A call of the signer whose key is not written out. */
  readonly isComputed: boolean;
  readonly isSignerUsed: boolean;
}

/** `const GenerateTestUserSig({required this.key});`: a member of the class, no call. */
function isConstructor({ file: { tokens }, index, end }: DartCall): boolean {
  const before = tokens[index - 1]?.text === 'const' ? tokens[index - 2] : tokens[index - 1];
  return ['{', '}', ';'].some((sign) => isSign(before, sign)) && [';', ':'].some((sign) => isSign(tokens[end], sign));
}

/** Where a name such as `secretKey` gets 64 hex digits, as a constant or an argument, and where the test signer is given some. */
export function chatSecrets(project: Project): ChatSecrets {
  const places = new Map<string, Origin>();
  const add = (at: Origin): void => {
    places.set(`${at.file}:${at.line}`, at);
  };
  for (const file of project.dart) {
    if (!ANY_SECRET.test(file.source.text)) continue;
    const name = /user_?sig/i.test(file.source.text) ? ANY_SECRET : NAME;
    file.tokens.forEach((token, i) => {
      const value = file.tokens[i + 2];
      if (token.kind !== 'word' || !name.test(token.text) || value?.kind !== 'string') return;
      if (!['=', ':'].includes(file.tokens[i + 1]?.text ?? '')) return;
      if (!value.dynamic && VALUE.test(value.text)) add(file.source.at(token.offset));
    });
  }
  const signers = SIGNERS.flatMap((name) => project.calls(name));
  let isComputed = false;
  for (const call of signers) {
    if (isConstructor(call)) continue;
    const named = argumentOf(call, 'key') ?? argumentOf(call, 'secretKey');
    let isKnown = false;
    for (const given of named === undefined ? call.arguments : [named]) {
      const value = resolveDart(call.file, given.start, project.dart);
      const isSecret = value.kind === 'known' && typeof value.value === 'string' && VALUE.test(value.value);
      if (isSecret) add(placeOf(value));
      isKnown ||= isSecret || (named !== undefined && value.kind === 'known');
    }
    if (!isKnown) isComputed = true;
  }
  return { places: [...places.values()], isComputed, isSignerUsed: signers.length > 0 };
}
