// From a finding to its form in JSON documents: nothing is lost, absent members are left out, both languages are filled in.
import { describe, expect, it } from 'vitest';
import { docsOf, renderProblem } from '../../src/problems/render.js';
import { type Entry, type Problem, problemMaker } from '../../src/problems/types.js';
import { t } from '../../src/text/language.js';

const entry: Entry = {
  severity: 'error',
  kind: 'message',
  title: t('{field} is too long', '{field} 过长'),
  cause: t('it has {length} characters', '共 {length} 个字符'),
  fix: [t('shorten it to {limit}', '缩短到 {limit} 个字符以内'), t('or send less', '或减少内容')],
};
const make = problemMaker({ 'test/too-long': entry, 'test/marked': { ...entry, mark: 'B' } }, 'vivo');
const args = { field: t('the title', '标题'), length: 51, limit: 50 };

describe('a rendered problem', () => {
  it('has its sentences filled in the language of the reader', () => {
    const problem = make('test/too-long', { args });
    expect(renderProblem(problem, 'en')).toEqual({
      code: 'test/too-long',
      severity: 'error',
      vendor: 'vivo',
      title: 'the title is too long',
      cause: 'it has 51 characters',
      fix: ['shorten it to 50', 'or send less'],
    });
    expect(renderProblem(problem, 'zh')).toMatchObject({
      title: '标题过长',
      cause: '共 51 个字符',
      fix: ['缩短到 50 个字符以内', '或减少内容'],
    });
  });

  it('carries the place, the words of the vendor and how sure we are', () => {
    const at = { file: 'a.json', line: 3, column: 5, key: 'vivo_app_id', through: '${X}' };
    const details = { args, at, severity: 'warning', vendorCode: '10302', vendorMessage: 'not a test device' } as const;
    expect(renderProblem(make('test/marked', details), 'en')).toEqual({
      code: 'test/marked',
      severity: 'warning',
      vendor: 'vivo',
      title: 'the title is too long',
      cause: 'it has 51 characters',
      fix: ['shorten it to 50', 'or send less'],
      at: { file: 'a.json', line: 3, column: 5, key: 'vivo_app_id' },
      vendorCode: '10302',
      vendorMessage: 'not a test device',
      confidence: 'B',
    });
  });

  it('leaves out unknown members', () => {
    const problem: Problem = { code: 'test/bare', entry, severity: 'hint', args: {}, at: { file: 'flag' } };
    const rendered = renderProblem(problem, 'en');
    expect(Object.keys(rendered)).toEqual(['code', 'severity', 'title', 'cause', 'fix', 'at']);
    expect(rendered.at).toEqual({ file: 'flag' });
    expect(Object.keys(rendered.at ?? {})).toEqual(['file']);
  });

  it('shows a missing argument as …, never as a placeholder', () => {
    expect(renderProblem(make('test/too-long'), 'en').cause).toBe('it has … characters');
  });

  it('names its page, in the language of the reader, only where the package has a homepage', () => {
    expect(docsOf('vivo/10206', 'en', undefined)).toEqual({});
    expect(docsOf('vivo/10206', 'en', 'https://push.example')).toEqual({
      docs: 'https://push.example/reference/problems/vivo/10206',
    });
    expect(docsOf('vivo/10206', 'zh', 'https://push.example')).toEqual({
      docs: 'https://push.example/zh/reference/problems/vivo/10206',
    });
  });
});
