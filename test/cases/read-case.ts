// Reads a `case.md`: commands, and after each the expected answer. The format is described in fixtures/cases/README.md.

/** A command of a case with its expectations. */
export interface CaseStep {
  readonly command: string;
  readonly exitCode: number;
  /** `code` or `code place`; undefined where the case expects nothing about findings. */
  readonly finds: readonly string[] | undefined;
  /** Nothing but `finds` may be reported as an error or a warning. */
  readonly onlyThose: boolean;
  /** Codes, also with `*` at the end. */
  readonly doesNotFind: readonly string[];
  readonly says: readonly string[];
  readonly doesNotSay: readonly string[];
}

const LISTS = ['finds', 'finds only', 'finds nothing', 'does not find', 'says', 'does not say'] as const;
type ListName = (typeof LISTS)[number];

export interface Case {
  readonly title: string;
  /** A known defect: the case is skipped as long as it fails. */
  readonly isOpen: boolean;
  readonly steps: readonly CaseStep[];
}

export function readCase(text: string): Case {
  const title = /^# (.+)$/m.exec(text)?.[1];
  if (title === undefined) throw new Error('a case begins with "# " and its title');
  const steps = [...text.matchAll(/^```sh\n([\s\S]*?)\n```\n([\s\S]*?)(?=^```sh$|$(?![\s\S]))/gm)].map(
    ([, command = '', expected = '']) => readStep(command, expected),
  );
  if (steps.length === 0) throw new Error('a case has at least one command in a ```sh block');
  return { title, isOpen: /^Open: /m.test(text), steps };
}

function readStep(command: string, expected: string): CaseStep {
  const exit = /^exit (\d+)$/m.exec(expected)?.[1];
  if (exit === undefined) throw new Error(`"exit <code>" is missing after: ${command}`);
  const lists = new Map<ListName, string[]>();
  let list: string[] | undefined;
  for (const line of expected.split('\n')) {
    const item = /^- (.+)$/.exec(line)?.[1];
    if (item !== undefined) {
      if (list === undefined) throw new Error(`"${line}" belongs to no list; lists are: ${LISTS.join(', ')}`);
      list.push(item.replace(/^`(.*)`$/, '$1'));
    } else if (line.trim() !== '') {
      const name = LISTS.find((known) => known === line.trim());
      list = name === undefined ? undefined : (lists.get(name) ?? []);
      if (name !== undefined && list !== undefined) lists.set(name, list);
    }
  }
  const onlyThose = lists.has('finds only') || lists.has('finds nothing');
  const finds = [...(lists.get('finds') ?? []), ...(lists.get('finds only') ?? [])];
  const step = {
    command,
    exitCode: Number(exit),
    finds: finds.length > 0 || onlyThose ? finds : undefined,
    onlyThose,
    doesNotFind: lists.get('does not find') ?? [],
    says: lists.get('says') ?? [],
    doesNotSay: lists.get('does not say') ?? [],
  };
  const expects = step.finds !== undefined || step.doesNotFind.length + step.says.length + step.doesNotSay.length > 0;
  if (!expects) throw new Error(`only the exit code is expected of: ${command}`);
  return step;
}
