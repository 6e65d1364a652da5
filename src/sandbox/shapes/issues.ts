// What is wrong with a JSON value, in words.
import type * as z from 'zod/mini';

export const issuesOf = (issues: readonly z.core.$ZodIssue[]): string =>
  issues
    .map((issue) => {
      const place = issue.path.map(String).join('.');
      return `${place === '' ? 'the body' : place} ${wordsFor(issue)}`;
    })
    .join('; ')
    .slice(0, 300);

/** zod/mini has no messages of its own. */
function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `is missing or no ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has unknown members: ${issue.keys.map((key) => key.slice(0, 40)).join(', ')}`;
    case 'too_small':
      return `must be at least ${issue.minimum}${issue.origin === 'string' ? ' characters long' : ''}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters long' : ''}`;
    case 'custom':
      return issue.message;
    default:
      return 'is not valid';
  }
}
