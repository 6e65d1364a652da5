// Tencent IM: not a vendor, it asks vendors for us. What commands use of its REST API, put together; heavy parts load with it.
export { checkMessage } from './client/check-message.js';
export { compareReported } from './client/compare-reported.js';
export { explainUserSig } from './client/explain-user-sig.js';
export { receipts } from './client/receipts.js';
export { planRequests } from './client/requests.js';
export { makeUserSig } from './client/user-sig.js';
export { aliases } from './code-aliases.js';
export { facts } from './facts.js';
export { tencentProblems } from './problems/index.js';
export { resultCodes } from './result-codes/index.js';
export { checkUserId } from './user-id.js';
