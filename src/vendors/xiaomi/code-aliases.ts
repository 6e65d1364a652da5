// Other texts users look up for Xiaomi codes: messages in its responses, other names of the service.
import type { CodeAliases } from '../../problems/code-aliases.js';

export const aliases: CodeAliases = {
  services: ['mi', 'mipush', 'miui', 'hyperos', 'redmi', '小米'],
  names: {
    'Invalid application secret': ['21301'],
    'No valid targets': ['20301'],
    'Title or Description is empty': ['65011'],
    'invalid channel info': ['27001'],
    'exceed quota': ['200001'],
    'in the blacklist, forbid to send messages': ['10031'],
  },
  statuses: {},
  answers: [
    ['code', 'reason'],
    ['code', 'description', 'result'],
    ['code', 'trace_id'],
    ['errorCode', 'reason'],
  ],
};
