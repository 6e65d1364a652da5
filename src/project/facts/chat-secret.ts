// The SecretKey of the Chat app inside of the app: as a constant, or handed to the test signer (GenerateTestUserSig).
import type { Origin } from '../../problems/types.js';
import { argumentOf, resolveDart } from '../../readers/dart/calls.js';
import type { Project } from '../project.js';

const NAME = /secret_?key$/i;
const VALUE = /^[0-9a-f]{64}$/i;
const SIGNERS = ['GenerateTestUserSig', 'GenerateUserSig', 'GenerateTestUserSigV2'];

export interface ChatSecrets {
  readonly places: readonly Origin[];
  /** Calls of the signer whose key only the running app knows. */
  readonly isComputed: boolean;
  readonly isSignerUsed: boolean;
}

/** The text behind a name: `String secretKey = '…'`, `secretKey: '…'`. */
export function chatSecrets(project: Project): ChatSecrets {
  const places = new Map<string, Origin>();
  const add = (at: Origin): void => {
    places.set(`${at.file}:${at.line}`, at);
  };
  for (const file of project.dart) {
    if (!/secret_?key/i.test(file.source.text)) continue;
    file.tokens.forEach((token, i) => {
      const value = file.tokens[i + 2];
      if (token.kind !== 'word' || !NAME.test(token.text) || value?.kind !== 'string') return;
      if (!['=', ':'].includes(file.tokens[i + 1]?.text ?? '')) return;
      if (!value.dynamic && VALUE.test(value.text)) add(file.source.at(token.offset));
    });
  }
  const signers = SIGNERS.flatMap((name) => project.calls(name));
  let isComputed = false;
  for (const call of signers) {
    const given = argumentOf(call, 'key') ?? argumentOf(call, 'secretKey');
    if (given === undefined) continue;
    const value = resolveDart(call.file, given.start, project.dart);
    if (value.kind === 'unknown') isComputed = true;
    else if (typeof value.value === 'string' && VALUE.test(value.value)) add(value.file.source.at(value.offset));
  }
  return { places: [...places.values()], isComputed, isSignerUsed: signers.length > 0 };
}
