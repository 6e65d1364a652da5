// Other texts users look up for Honor codes: other names of the service.
import type { CodeAliases } from '../../problems/code-aliases.js';

export const aliases: CodeAliases = {
  services: ['hihonor', 'honorpush', '荣耀'],
  names: {},
  statuses: {},
  answers: [['code', 'message', 'data']],
};
