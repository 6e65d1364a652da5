// Holds a value with places against its shape: each fault is reported where it is, and the faulty part is left out. Loaded with the shapes.
import * as z from 'zod/mini';
import { configProblem } from '../problems/entries/config/config.js';
import type { Origin, Problem } from '../problems/types.js';
import { didYouMean, inQuotes, oneOf, trueOrFalse, whyUnknown } from '../problems/value-problem.js';
import { type Hint, hints } from '../push/shapes/shape-hints.js';
import { plainValue, type SourceNode } from '../readers/node.js';
import { shownKey, shownNode } from '../readers/shown-key.js';
import { type TextArg, t } from '../text/language.js';
import { suggest } from '../text/suggest.js';
import { placed } from './sources/structured.js';

/** Replaces a reference that could not be resolved and is reported already. */
export const UNRESOLVED = Symbol('unresolved');

type Shape = z.core.$ZodType;
type Path = readonly PropertyKey[];

/** Findings of one key that are listed one by one. */
const MOST_FINDINGS = 20;
/** A part that was left out may leave another one incomplete, which goes in the next round. */
const MOST_ROUNDS = 8;

export interface Fitting<S extends Shape> {
  /** The key at the top, such as `sandbox`. */
  readonly key: string;
  readonly file: string;
  readonly node: SourceNode;
  readonly shape: S;
}

/** The value, with the node that is left of it; undefined when nothing is left. */
export function fit<S extends Shape>(
  { key, file, node, shape }: Fitting<S>,
  problems: Problem[],
): { readonly value: z.output<S>; readonly node: SourceNode } | undefined {
  const found: Problem[] = [];
  let rest: SourceNode | undefined = node;
  let value: { readonly value: z.output<S>; readonly node: SourceNode } | undefined;
  for (let round = 0; rest !== undefined && value === undefined && round < MOST_ROUNDS; round += 1) {
    const parsed = z.safeParse(shape, plainValue(rest), { jitless: true });
    if (parsed.success) value = { value: parsed.data, node: rest };
    else {
      const findings = tellingIssues(parsed.error.issues).flatMap((issue) =>
        findingsOf(issue, { key, file, node: rest ?? node, shape }),
      );
      found.push(...findings.flatMap(({ problem }) => (problem === undefined ? [] : [problem])));
      rest = without(rest, new Set(findings.map(({ drop }) => pathKey(drop))), []);
    }
  }
  found.sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0));
  problems.push(...found.slice(0, MOST_FINDINGS));
  const next = found[MOST_FINDINGS];
  if (next !== undefined)
    problems.push(
      configProblem('config/more-findings', {
        args: { key, count: found.length - MOST_FINDINGS },
        ...(next.at === undefined ? {} : { at: next.at }),
      }),
    );
  return value;
}

/** An object that lacks something because a name in it is mistyped is reported once. */
const tellingIssues = (issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] => {
  const mistyped = new Set(issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => pathKey(path)));
  return issues.filter(({ code, path }) => code !== 'custom' || !mistyped.has(pathKey(path)));
};

interface Finding {
  /** Absent: reported already. */
  readonly problem?: Problem;
  /** The part that is left out. */
  readonly drop: Path;
}

const pathKey = (path: Path): string => path.map(String).join('\n');

function findingsOf(issue: z.core.$ZodIssue, fitting: Fitting<Shape>): readonly Finding[] {
  const { path } = issue;
  if (issue.code === 'invalid_union') {
    // The form that the value has is the one that was meant.
    const meant = issue.errors.filter((errors) =>
      errors.every((one) => one.path.length > 0 || one.code !== 'invalid_type'),
    );
    const [errors] = meant;
    if (errors !== undefined && meant.length === 1)
      return errors.flatMap((one) => findingsOf({ ...one, path: [...path, ...one.path] }, fitting));
  }
  const steps = follow(fitting, path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => ({
      problem: unknownMember(name, path, fitting, steps.at(-1)?.hint.whole === true),
      drop: steps.at(-1)?.hint.whole === true ? droppable(steps, path) : [...path, name],
    }));
  const last = steps.at(-1);
  if (last?.node?.value === UNRESOLVED) return [{ drop: droppable(steps, path) }];
  return [{ problem: problemOf(issue, steps, fitting), drop: droppable(steps, path) }];
}

interface Step {
  readonly node: SourceNode | undefined;
  readonly shape: Shape | undefined;
  readonly hint: Hint;
}

/** Nodes and shapes from the top down to a place. */
function follow({ node, shape }: Fitting<Shape>, path: Path): readonly Step[] {
  const step = (at: SourceNode | undefined, form: Shape | undefined): Step => {
    const bare = form === undefined ? undefined : unwrapped(form, at);
    return { node: at, shape: bare, hint: { ...(form && hints.get(form)), ...(bare && hints.get(bare)) } };
  };
  const steps = [step(node, shape)];
  for (const name of path) {
    const above = steps.at(-1);
    const below = typeof name === 'number' ? above?.node?.items?.[name] : above?.node?.members?.get(String(name));
    steps.push(step(below, above?.shape === undefined ? undefined : memberOf(above.shape, name)));
  }
  return steps;
}

/** Behind "optional" and "one of": the form that the value has. */
function unwrapped(shape: Shape, node: SourceNode | undefined): Shape {
  const { def } = (shape as z.core.$ZodTypes)._zod;
  if (def.type === 'optional' || def.type === 'default') return unwrapped(def.innerType, node);
  if (def.type !== 'union') return shape;
  const wanted = node?.members !== undefined ? ['object', 'record'] : node?.items !== undefined ? ['array'] : [];
  const branch = def.options.find((one) => wanted.includes((one as z.core.$ZodTypes)._zod.def.type));
  return branch ?? shape;
}

function memberOf(shape: Shape, name: PropertyKey): Shape | undefined {
  const { def } = (shape as z.core.$ZodTypes)._zod;
  if (def.type === 'object') return def.shape[String(name)];
  if (def.type === 'record') return def.valueType;
  return def.type === 'array' ? def.element : undefined;
}

/** The smallest part that can go alone: an item of a list, or an entry by name. */
function droppable(steps: readonly Step[], path: Path): Path {
  for (let length = path.length; length > 0; length -= 1) {
    const above = steps[length - 1];
    const isEntry = above?.node?.items !== undefined || above?.hint.entries === true;
    if (isEntry && above?.hint.whole !== true) return path.slice(0, length);
  }
  return [];
}

const nameOf = (key: string, path: Path): string =>
  [key, ...path.filter((name) => typeof name !== 'number').map((name) => shownKey(String(name)))].join('.');

const nearest = (name: string, known: readonly string[]): TextArg => {
  const found = suggest(name, known);
  if (found !== undefined) return didYouMean(found);
  const all = known.join(', ');
  return all === '' ? '' : t(`; allowed here: ${all}`, `；这里可用：${all}`);
};

const whyUnknownMember = (name: string, known: readonly string[]): TextArg => {
  const found = suggest(name, known);
  const all = known.join(', ');
  return found === undefined && all !== '' ? t(`known here: ${all}`, `这里可用：${all}`) : whyUnknown(found);
};

/** An unknown member: a wrong vendor name, or an unknown key as everywhere else; an error where the whole goes with it. */
function unknownMember(name: string, path: Path, fitting: Fitting<Shape>, isWhole: boolean): Problem {
  const above = follow(fitting, path).at(-1);
  const node = above?.node?.members?.get(name) ?? above?.node ?? fitting.node;
  const def = (above?.shape as z.core.$ZodTypes | undefined)?._zod.def;
  const known = def?.type === 'object' ? Object.keys(def.shape) : [];
  const key = `${nameOf(fitting.key, path)}.${shownKey(name, known)}`;
  const at = placed(fitting.file, node, key);
  return above?.hint.vendors === true
    ? unknownVendor(name, known, at)
    : configProblem(isWhole ? 'config/unknown-member' : 'config/unknown-key', {
        at,
        args: { key, why: whyUnknownMember(name, known) },
      });
}

const unknownVendor = (name: string, known: readonly string[], at: Origin): Problem =>
  configProblem('config/unknown-vendor', {
    at,
    args: { key: at.key ?? '', name: shownKey(name, known), known: known.join(', '), suggestion: nearest(name, known) },
  });

function problemOf(issue: z.core.$ZodIssue, steps: readonly Step[], { key, file, node: top }: Fitting<Shape>): Problem {
  const { path } = issue;
  const last = steps.at(-1);
  const above = steps.at(-2);
  // A missing member has no place: the finding points to the object around it.
  const isMissing = last?.node === undefined;
  const node = last?.node ?? above?.node ?? top;
  const name = nameOf(key, isMissing ? path.slice(0, -1) : path);
  const at = placed(file, node, name);
  if (issue.code === 'too_small' && issue.origin === 'string')
    return configProblem('config/empty-value', { at, args: { key: name } });
  if (issue.code === 'custom' && issue.message === 'empty word')
    return configProblem('config/empty-word', { at, args: { key: name, value: String(node.value).slice(0, 40) } });
  if (issue.code === 'invalid_value' && last?.hint.vendors === true && typeof node.value === 'string')
    return unknownVendor(node.value, issue.values.map(String), at);
  // A device token that was written as a number: its digits are not repeated.
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof node.value === 'number')
    return configProblem('config/wrong-type', {
      at,
      args: { key: name, expected: inQuotes, found: t('a number', '数字') },
    });
  const expected =
    (isMissing ? above?.hint.expected : undefined) ??
    (issue.code === 'invalid_type' && issue.expected === 'boolean' ? trueOrFalse : undefined) ??
    (issue.code === 'invalid_value' ? oneOf(issue.values.map(String)) : undefined) ??
    last?.hint.expected ??
    above?.hint.expected ??
    '…';
  const found = isMissing
    ? t(`no "${shownKey(String(path.at(-1)))}"`, `没有“${shownKey(String(path.at(-1)))}”`)
    : shownNode(node);
  return configProblem('config/wrong-type', { at, args: { key: name, expected, found } });
}

/** The node without some parts; undefined when it goes itself. */
function without(node: SourceNode, drops: ReadonlySet<string>, path: Path): SourceNode | undefined {
  if (drops.has(pathKey(path))) return undefined;
  const { members, items } = node;
  if (members !== undefined) {
    const kept = [...members].flatMap(([name, member]) => {
      const rest = without(member, drops, [...path, name]);
      return rest === undefined ? [] : [[name, rest] as const];
    });
    return { ...node, members: new Map(kept) };
  }
  if (items === undefined) return node;
  return { ...node, items: items.flatMap((item, i) => without(item, drops, [...path, i]) ?? []) };
}
