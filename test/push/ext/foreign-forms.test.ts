// An ext in another format than JSON: the format is named, and the suggestion passes the check.
import { describe, expect, it } from 'vitest';
import { renderProblem } from '../../../src/problems/render.js';
import { checkExt } from '../../../src/push/ext/ext.js';

const GOOD = '{"conversationID":"c2c_alice"}';
const said = (ext: string, file = 'ext') => {
  const report = checkExt(ext, { clickTarget: 'plugin', source: { file } });
  const problem = report.problems.find(({ severity }) => severity === 'error');
  if (problem === undefined) throw new Error(`no error for ${ext}`);
  const { cause, fix } = renderProblem(problem, 'en');
  const meant = /^most likely meant: (.*)$/.exec(fix[0] ?? '')?.[1];
  return { cause, meant, all: [cause, ...fix].join('\n') };
};

describe('an ext in another form', () => {
  it.each([
    ['{&quot;conversationID&quot;:&quot;c2c_alice&quot;}', 'HTML entity', GOOD],
    ['{&#34;conversationID&#34;:&#x22;c2c_alice&#x22;}', 'HTML entity', GOOD],
    ['{&amp;quot;conversationID&amp;quot;:&amp;quot;c2c_alice&amp;quot;}', 'HTML entity', GOOD],
    ['{conversationID=c2c_alice}', 'Java or Kotlin', GOOD],
    ['{conversationID=c2c_alice, sender=bob}', 'Java or Kotlin', '{"conversationID":"c2c_alice","sender":"bob"}'],
    ['Ext(conversationID=c2c_alice)', 'Java or Kotlin', GOOD],
    ['{conversationID: c2c_alice, sender: a b}', 'Dart', '{"conversationID":"c2c_alice","sender":"a b"}'],
    ['<entity><sender>alice</sender></entity>', 'XML or HTML', undefined],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.abcdefghijk', 'JWT', undefined],
    ['<Ext: 0x600001234>', 'only names its type', undefined],
    ['{"a":1;"b":2}', 'not the sign', '{"a":1,"b":2}'],
    ['[object Object]', 'JavaScript', undefined],
    ['com.example.Ext@1a2b3c', 'names its type', undefined],
    ["Instance of 'Ext'", 'names its type', undefined],
    ['map[conversationID:c2c_alice]', 'Go', GOOD],
    ['{"conversationID"=>"c2c_alice"}', 'Ruby', GOOD],
    ['["conversationID": "c2c_alice"]', 'Swift', GOOD],
    ['{\n    conversationID = "c2c_alice";\n}', 'Objective-C', undefined],
    ['"conversationID":"c2c_alice"', 'outer braces are missing', GOOD],
    ['{"conversationID":"c2c_alice"', 'closing brace is missing', GOOD],
    ['"conversationID":"c2c_alice"}', 'opening brace is missing', GOOD],
    ['%7B%22conversationID%22%3A%22c2c_alice%22%7D', 'percent-encoded, as', GOOD],
    ['%257B%2522conversationID%2522%253A%2522c2c_alice%2522%257D', 'percent-encoded 2 times', GOOD],
    [Buffer.from(GOOD).toString('base64'), 'base64', GOOD],
    [Buffer.from(GOOD).toString('base64url'), 'base64', GOOD],
    ['{&ldquo;conversationID&rdquo;:&ldquo;c2c_alice&rdquo;}', 'HTML entity', GOOD],
    ['{«conversationID»:«c2c_alice»}', 'typographic quotes', GOOD],
    [`ext={"conversationID":"c2c_alice"}`, 'other text: ext=', GOOD],
    [`"ext":"{\\"conversationID\\":\\"c2c_alice\\"}"`, 'other text', GOOD],
    [`I/flutter (123): ${GOOD}`, 'other text', GOOD],
    [`\`\`\`json\n${GOOD}\n\`\`\``, 'other text', GOOD],
    [`<p>${GOOD}</p>`, 'other text', GOOD],
    [`{${GOOD}}`, 'other text', GOOD],
    [`b'${GOOD}'`, 'other text', GOOD],
    [`\u200b${GOOD}`, 'invisible', GOOD],
    ['{\\n  "conversationID": "c2c_alice"\\n}', 'escaped once too often', GOOD],
    ['conversationID=c2c_alice', 'a form', GOOD],
    ['conversationID=c2c_alice&sender=bob', 'a form', '{"conversationID":"c2c_alice","sender":"bob"}'],
    ['---\nconversationID: "c2c_alice"\n', 'YAML', GOOD],
    [Buffer.from(GOOD).toString('hex'), 'encoded as hex', GOOD],
    [`base64:${Buffer.from(GOOD).toString('base64')}`, 'base64', GOOD],
    [String([...Buffer.from(GOOD)]), 'its bytes', GOOD],
    ['@{conversationID=c2c_alice}', 'PowerShell object', GOOD],
    ['{ConversationID:c2c_alice Sender:bob}', 'prints it', undefined],
    ['Object {"conversationID": String("c2c_alice")}', 'prints it', undefined],
    ['Array\n(\n    [conversationID] => c2c_alice\n)\n', 'prints it', undefined],
    ['undefined', 'a variable is empty', undefined],
    ['${EXT}', 'a variable is empty', undefined],
    ['ext.json', 'the name of a file', undefined],
    [
      '{\\"conversationID\\":\\"c2c_alice\\",\\"text\\":\\"a\\\\nb\\"}',
      'escaped once too often',
      '{"conversationID":"c2c_alice","text":"a\\nb"}',
    ],
    [
      '"ext":"{\\"conversationID\\":\\"c2c_alice\\",\\"text\\":\\"a\\\\nb\\"}"',
      'other text',
      '{"conversationID":"c2c_alice","text":"a\\nb"}',
    ],
    ['conversationID=c2c_a%40b&sender=a+b', 'a form', '{"conversationID":"c2c_a@b","sender":"a b"}'],
    ['conversationID=c2c_alice, sender=bob', 'a form', undefined],
    ['conversationID: c2c_alice # chat', 'a form', undefined],
    [
      'ext={"conversationID":"c2c_alice","id":12345678901234567890}',
      'other text',
      '{"conversationID":"c2c_alice","id":12345678901234567890}',
    ],
    ['{\\u0022conversationID\\u0022:\\u0022c2c_alice\\u0022}', '\\uXXXX', GOOD],
  ])('%s', (ext, cause, meant) => {
    const answer = said(ext);
    expect(answer.cause).toContain(cause);
    expect(answer.meant).toBe(meant);
    expect(answer.all).not.toMatch(/the shell|ordinary text|remove everything|PowerShell 7/);
  });

  it('gets no suggestion that would itself be refused', () => {
    for (const ext of ['{conversationID=alice}', '{foo=bar}', '{conversationID: alice}', '{foo:bar}', "{'x': 1}"]) {
      const { meant } = said(ext);
      if (meant !== undefined) expect([ext, checkExt(meant, { clickTarget: 'plugin' }).ok]).toEqual([ext, true]);
    }
    expect(said('{conversationID=alice}').meant).toBeUndefined();
  });

  it('is also found in the keys of another one', () => {
    for (const [ext, key] of [
      ['{"ext":"{\\"conversationID\\":\\"c2c_alice\\"}"}', 'ext'],
      ['{"data":{"conversationID":"c2c_alice"}}', 'data'],
      ['{"ext":"{\\"entity\\":{\\"chatType\\":1,\\"sender\\":\\"alice\\"}}"}', 'ext'],
    ] as const)
      expect(
        checkExt(ext, { clickTarget: 'plugin' }).problems.map((problem) => renderProblem(problem, 'en').cause),
      ).toContain(`the conversation is inside "${key}", but the handler looks only at the top level`);
  });

  it('from a file or a pipe is not blamed on a shell', () => {
    expect(said('{conversationID:c2c_alice}').cause).toContain('shell');
    for (const file of ['ext.json', 'stdin'])
      expect(said('{conversationID:c2c_alice}', file).all).not.toContain('shell');
  });

  it('that is ordinary text is reported as text', () => {
    expect(said('hello world').cause).toContain('ordinary text');
    expect(said('SGVsbG8gd29ybGQ').cause).toContain('ordinary text');
    expect(said('100% of it').cause).not.toContain('percent');
  });
});
