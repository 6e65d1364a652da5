// Other texts users look up for OPPO codes: other names of the service, constants of its server SDK.
import type { CodeAliases } from '../../problems/code-aliases.js';

export const aliases: CodeAliases = {
  services: ['heytap', 'heytappush', 'coloros', 'opush', 'oppopush', 'oneplus', 'realme', '欧珀'],
  names: {
    'Invalid AuthToken': ['11'],
    InvalidAuthToken: ['11'],
    'Invalid AppKey': ['14'],
    'Missing AppKey': ['15'],
    'Invalid Signature': ['16'],
    'Missing Signature': ['17'],
    'Missing Timestamp': ['18'],
    'Invalid Timestamp': ['19'],
    'private_msg_template_id is null': ['54'],
    'Invalid RegistrationId': ['10000'],
  },
  statuses: {},
  answers: [
    ['code', 'message'],
    ['code', 'message', 'data'],
  ],
};
