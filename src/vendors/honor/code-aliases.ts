// Other texts users look up for Honor codes: other names of the service.
import type { CodeAliases } from '../../problems/code-aliases.js';

export const aliases: CodeAliases = {
  services: ['hihonor', 'honorpush', '荣耀'],
  names: { failTokens: ['failed-token'], expireTokens: ['expired-token'] },
  statuses: {},
  answers: [
    ['code', 'message', 'data'],
    ['code', 'failTokens', 'expireTokens'],
  ],
};
