// From the SARIF of a run to what GitHub shows: places from the root of the repository, annotations, and a summary.

/** Paths as a repository has them: slashes, and no `./` in front. */
const joined = (folder, file) =>
  [...folder.split(/[\\/]/), ...file.split(/[\\/]/)].filter((part) => part !== '' && part !== '.').join('/');

/**
 * Every finding with a place: GitHub refuses a whole file for one finding without. What lies outside the repository is placed at `otherwise`.
 * @param {string} folder working folder, relative to the root of the repository
 */
export function placed(sarif, folder, otherwise) {
  const runs = sarif.runs.map((run) => ({
    ...run,
    results: run.results.map((result) => {
      const place = result.locations?.[0]?.physicalLocation;
      const uri = place?.artifactLocation?.uri;
      const isInside =
        uri !== undefined && !/^(?:[a-z]:)?[\\/]|^[a-z][a-z+.-]+:/i.test(uri) && !/(?:^|\/)\.\.\//.test(uri);
      // `environment …`, flags and the folder itself are no files.
      const isFile = isInside && joined('', uri) !== '' && !/^(?:environment|flag)(?: |$)/.test(uri);
      const physicalLocation = isFile
        ? { ...place, artifactLocation: { uri: joined(folder, uri) } }
        : { artifactLocation: { uri: otherwise }, region: { startLine: 1 } };
      return { ...result, locations: [{ physicalLocation }] };
    }),
  }));
  return { ...sarif, runs };
}

const WORD = { error: 'error', warning: 'warning', note: 'notice' };
/** Text behind the `::` of a workflow command. */
export const data = (text) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text) => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
const resultsOf = (sarif) => sarif.runs.flatMap(({ results }) => results);

/** One workflow command for each finding. */
export const annotationsOf = (sarif) =>
  resultsOf(sarif).map(({ ruleId, level, message, locations: [{ physicalLocation }] }) => {
    const [title = '', ...rest] = message.text.split('\n');
    const { artifactLocation, region = {} } = physicalLocation;
    const place = [
      `file=${property(artifactLocation.uri)}`,
      ...(region.startLine === undefined ? [] : [`line=${region.startLine}`]),
      ...(region.startColumn === undefined ? [] : [`col=${region.startColumn}`]),
      `title=${property(`${title} (${ruleId})`)}`,
    ];
    return `::${WORD[level] ?? 'notice'} ${place.join(',')}::${data(rest.join('\n') || title)}`;
  });

/** Text in a cell of a table: no pipe, no line end, no mark-up of its own. */
const cell = (text) =>
  text
    .replace(/[\\`*_[\]<>|@#!]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\s+/g, ' ')
    .trim();

/** The job summary of `doctor`; `smoke` writes its own. */
export function summaryOf(command, counts, sarif) {
  const rows = resultsOf(sarif).map(({ ruleId, level, message, locations: [{ physicalLocation }] }) => {
    const { artifactLocation, region } = physicalLocation;
    const place =
      region?.startLine === undefined ? artifactLocation.uri : `${artifactLocation.uri}:${region.startLine}`;
    return `| ${level} | ${cell(message.text.split('\n')[0] ?? '')} | ${cell(place)} | ${cell(ruleId)} |`;
  });
  const head = `### tim-push ${command}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} left out`;
  const table = rows.length === 0 ? [] : ['', '| | finding | place | code |', '| --- | --- | --- | --- |', ...rows];
  return `${[head, ...table].join('\n')}\n\n`;
}

/** Sums of a JUnit file of ours; undefined where it is none. */
export function countsOf(junit) {
  const found = /<testsuites [^>]*?tests="(\d+)" failures="(\d+)" skipped="(\d+)"/.exec(junit);
  if (found === null) return undefined;
  const [tests, failed, skipped] = found.slice(1).map(Number);
  return { passed: tests - failed - skipped, failed, skipped };
}
