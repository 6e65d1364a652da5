// How a stored message is shown: secrets masked, rules with their words, tokens decoded, signatures recomputed.

import { createRedactor, type Redactor } from '../../http/redaction/redactor.js';
import { sourceIn } from '../../problems/source-words.js';
import type { Catalogue } from '../../problems/types.js';
import type { Emulator, EmulatorRequest, OpenEmulator, Rule } from '../../push/emulator/emulator.js';
import { entryOfRule } from '../../push/emulator/refusal-words.js';
import { isRuleOn, type RuleOptions } from '../../push/emulator/rule-checker.js';
import { type Text, t } from '../../text/language.js';
import type { CheckedRule, MessageDetail, MessageSummary, RuleRow, SandboxMessage } from '../control/json.js';
import type { StoredMessage } from '../state/store.js';
import { byLowerCaseName } from '../traffic/received-request.js';
import { clickFields } from './click-fields.js';
import { findJwts } from './jwts.js';
import { pushesOf } from './sent-words.js';
import { signInOf } from './sign-in.js';

/** Longest text of a summary, in characters. */
const SHORT = 200;

/** What is known about a vendor besides its emulator. */
export interface DescribedVendor {
  readonly id: string;
  readonly name: Text;
  readonly rules: readonly Rule[];
  readonly accessTokenRule: string | undefined;
  /** Words for the vendor's codes, keyed `<vendor>/<code>`. */
  readonly resultCodes: Catalogue;
  readonly shade?: Emulator['shade'];
}

export class Shown {
  readonly #redactor: Redactor = createRedactor();
  readonly #rows: ReadonlyMap<string, RuleRow>;
  readonly #vendors: ReadonlyMap<string, DescribedVendor>;
  readonly #emulator: (vendor: string) => OpenEmulator | undefined;

  constructor(options: {
    readonly vendors: readonly DescribedVendor[];
    readonly checker: RuleOptions;
    readonly secrets: readonly string[];
    readonly ids: readonly string[];
    readonly emulator: (vendor: string) => OpenEmulator | undefined;
  }) {
    for (const secret of options.secrets) this.#redactor.add(secret);
    for (const id of options.ids) this.#redactor.leave(id);
    this.#vendors = new Map(options.vendors.map((vendor) => [vendor.id, vendor]));
    this.#emulator = options.emulator;
    this.#rows = new Map(
      options.vendors.flatMap((vendor) =>
        vendor.rules.map((rule, i): [string, RuleRow] => {
          const { entry: _, source, ...told } = rule;
          const on = isRuleOn(rule, options.checker);
          return [rule.id, { vendor: vendor.id, order: i + 1, ...told, source: t(source, sourceIn(source, 'zh')), on }];
        }),
      ),
    );
  }

  get rules(): readonly RuleRow[] {
    return [...this.#rows.values()];
  }

  message(message: StoredMessage): SandboxMessage {
    const { request, response } = message;
    return {
      ...message,
      request: {
        ...request,
        path: this.#redactor.url(request.path),
        headers: request.headers.map(([name, value]) => [name, this.#redactor.headers({ [name]: value })[name] ?? '']),
        body: this.#redactor.body(request.body),
      },
      response: {
        ...response,
        headers: this.#redactor.headers(response.headers),
        body: this.#redactor.body(response.body),
      },
    };
  }

  summary(message: StoredMessage): MessageSummary {
    const { request, refusedBy } = message;
    const pushes = pushesOf(message);
    const [first] = pushes;
    const accepted = pushes.filter((push) => push.accepted).length;
    const code = pushes.find((push) => !push.accepted)?.code;
    return {
      id: message.id,
      vendor: message.vendor,
      at: message.at,
      protocol: request.protocol,
      method: request.method,
      path: this.#redactor.url(request.path).slice(0, SHORT),
      ...(request.host === undefined ? {} : { host: request.host }),
      status: message.response.status,
      ...signInOf(message),
      accepted,
      refused: pushes.length - accepted,
      ...(code === undefined ? {} : { code }),
      ...(refusedBy === undefined ? {} : { refusedBy }),
      ...(message.fault === undefined ? {} : { fault: message.fault }),
      ...(first === undefined ? {} : { token: first.token.slice(0, SHORT) }),
      ...(first?.title === undefined ? {} : { title: first.title.slice(0, SHORT) }),
      ...(first?.body === undefined ? {} : { body: first.body.slice(0, SHORT) }),
    };
  }

  detail(message: StoredMessage): MessageDetail {
    const request = asRequest(message);
    const steps = this.#emulator(message.vendor)?.explainSignature?.(request, message.at) ?? [];
    const shown = this.message(message);
    return {
      ...shown,
      pushes: pushesOf(shown),
      vendorName: this.#vendors.get(message.vendor)?.name ?? t(message.vendor, message.vendor),
      rules: message.rules.flatMap((item) => this.#outcome(message.vendor, item)),
      jwts: findJwts(message),
      // From the masked body, although emulators show no secrets in these fields.
      click: message.pushes.length === 0 && message.refusedBy === undefined ? [] : clickFields(shown.request.body),
      signature: steps.map((step) => ({ ...step, value: this.#redactor.text(step.value) })),
    };
  }

  #outcome(vendor: string, item: StoredMessage['rules'][number]): readonly CheckedRule[] {
    const row = this.#rows.get(item.rule);
    if (row === undefined) return [];
    const entry = item.verdict === 'passed' ? undefined : this.#entryOf(vendor, row);
    return [{ ...row, ...item, ...(entry === undefined ? {} : { problem: entry }) }];
  }

  #entryOf(vendor: string, row: RuleRow): CheckedRule['problem'] {
    const known = this.#vendors.get(vendor);
    const rule = known?.rules.find(({ id }) => id === row.id);
    const found = known === undefined || rule === undefined ? undefined : entryOfRule(known.resultCodes, rule);
    if (found === undefined) return undefined;
    const [code, { title, cause, fix }] = found;
    return { code, title, cause, fix };
  }
}

/** A stored message as the emulator read it. Bytes that were not UTF-8 are lost, and so is the state kept for the connection. */
function asRequest(message: StoredMessage): EmulatorRequest {
  const { request } = message;
  const mark = request.path.indexOf('?');
  return {
    protocol: request.protocol === 'h2' ? 'h2' : 'http/1.1',
    method: request.method,
    path: mark === -1 ? request.path : request.path.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? '' : request.path.slice(mark + 1)),
    host: request.host,
    headers: byLowerCaseName(request.headers),
    rawHeaders: request.headers,
    body: Buffer.from(request.body),
    text: () => request.body,
    connection: new Map(),
  };
}
