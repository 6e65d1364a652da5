// Options of every call of the library, and how they become a session, as the commands open it.

import { type LoadedConfig, loadConfig } from '../config/index.js';
import { createRedactor } from '../http/redaction/redactor.js';
import { renderProblem } from '../problems/render.js';
import type { Problem } from '../problems/types.js';
import { clickTargetOf } from '../push/click/click-target.js';
import { CLICK_TARGETS } from '../push/message/common-fields.js';
import type { ClickTarget, Settings } from '../push/types.js';
import { fatalProblems } from '../session/fatal-problems.js';
import type { Machine } from '../session/machine.js';
import { readSandboxChoice } from '../session/sandbox/choice.js';
import { openSession, type Session } from '../session/session.js';
import { allFields, configNames, isVendorId, type VendorId, vendorIds } from '../session/vendors/list.js';
import type { Language } from '../text/language.js';
import { type ProblemReport, TimPushError } from './error.js';
import { either, flag, object, oneOf, type Rules, rule, text, whole } from './mistakes.js';

/** The push services. */
export type VendorName = VendorId;

/** Where the config comes from and in which language problems are reported. */
export interface ConfigOptions {
  /** Config file, relative to `cwd`. Else `TIM_PUSH_CONFIG`, else the nearest one in `cwd` and its parents, as on the command line. */
  readonly config?: string;
  /** Reads `tim-push.<profile>.config.*` instead. */
  readonly profile?: string;
  /** Folder that paths are relative to; that of the process by default. */
  readonly cwd?: string;
  /** Environment for `${NAME}` in the config and for `TIM_PUSH_…` keys; that of the process by default. Secrets from a vault go here. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Language of the problems' sentences; `en` by default. Codes and field names are the same in both. */
  readonly language?: Language;
}

/** How vendors are reached. */
export interface NetworkOptions {
  /** `true`: a sandbox inside this process, for this call. A string: the address of a running one. `TIM_PUSH_SANDBOX_URL` in `env` works as well. */
  readonly sandbox?: boolean | string;
  /** Longest wait for one answer, in milliseconds; 15 000 by default. */
  readonly timeoutMs?: number;
  /** HTTP proxy; else the usual variables of `env`. */
  readonly proxy?: string;
  /** PEM file with further certificate authorities, relative to `cwd`. */
  readonly caFile?: string;
  /** A config that was found, not named, may replace the vendors' hosts by others outside this machine. */
  readonly trustConfig?: boolean;
  /** `endpoints` may name other machines without TLS. */
  readonly allowPlainHttp?: boolean;
  /** Aborted: no further request begins. Aborted before anything began, the call rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export type CallOptions = ConfigOptions & NetworkOptions;

export const configRules: Rules<ConfigOptions> = {
  config: text,
  profile: text,
  cwd: text,
  env: object,
  language: oneOf('en', 'zh'),
};

/** Checks methods, not the class: test environments such as jsdom have their own AbortSignal. */
export const signalRule = rule(
  'an AbortSignal',
  (value) => typeof value === 'object' && value !== null && 'aborted' in value && 'throwIfAborted' in value,
);

export const callRules: Rules<CallOptions> = {
  ...configRules,
  sandbox: either(flag, text),
  timeoutMs: whole('a whole number of milliseconds', 1),
  proxy: text,
  caFile: text,
  trustConfig: flag,
  allowPlainHttp: flag,
  signal: signalRule,
};

export const languageOf = (options: ConfigOptions): Language => options.language ?? 'en';

export const renderAll = (problems: Iterable<Problem>, language: Language): readonly ProblemReport[] =>
  [...new Set(problems)].map((problem) => renderProblem(problem, language));

export function refuse(problems: readonly Problem[], language: Language): never {
  throw new TimPushError(renderAll(problems, language));
}

export const neverAborted = (): AbortSignal => new AbortController().signal;

export function readConfigOf(machine: Machine, options: ConfigOptions): Promise<LoadedConfig> {
  return loadConfig({
    cwd: machine.cwd,
    env: machine.env,
    platform: machine.platform,
    userId: machine.userId,
    fields: allFields(),
    ...configNames,
    ...(options.config === undefined ? {} : { file: options.config }),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
  });
}

/** The config, or an error that says why it cannot be read. */
export async function readableConfig(machine: Machine, options: ConfigOptions): Promise<LoadedConfig> {
  const config = await readConfigOf(machine, options);
  const fatal = fatalProblems(config);
  if (fatal.length > 0) refuse(fatal, languageOf(options));
  return config;
}

export async function openFor(machine: Machine, options: CallOptions): Promise<Session> {
  options.signal?.throwIfAborted();
  const opened = await openSession({
    redactor: createRedactor(),
    machine,
    config: await readConfigOf(machine, options),
    sandboxChoice: readSandboxChoice(options.sandbox, machine.env),
    timeoutMs: options.timeoutMs,
    proxy: options.proxy,
    caFile: options.caFile,
    trustConfig: options.trustConfig,
    allowPlainHttp: options.allowPlainHttp,
    signal: options.signal ?? neverAborted(),
  });
  if (opened.ok) return opened.session;
  // An abort is reported as an abort, not as a missing answer.
  options.signal?.throwIfAborted();
  return refuse(opened.problems, languageOf(options));
}

/** Hands an open session to `use` and closes it afterwards. */
export async function withSession<T>(
  machine: Machine,
  options: CallOptions,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await openFor(machine, options);
  return use(session).finally(() => session.close());
}

/** Any other value is a mistake of the caller and thrown. */
export function clickTargetFor(asked: string | undefined, settings: Settings): ClickTarget {
  const { target, problem } = clickTargetOf(asked, settings);
  if (problem !== undefined)
    throw new TypeError(`"${asked}" is no click target; click targets are ${CLICK_TARGETS.join(', ')}`);
  return target;
}

/** All vendors, or those that were named. Other names are a mistake of the caller and thrown. */
export function vendorsOf(names: readonly string[] | undefined): readonly VendorName[] {
  for (const name of names ?? [])
    if (!isVendorId(name)) throw new TypeError(`"${name}" is no vendor; vendors are ${vendorIds.join(', ')}`);
  return names === undefined ? vendorIds : names.filter(isVendorId);
}
