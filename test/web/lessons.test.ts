// Every chapter's program prints what the chapter says, in this Python; its question and its setup make sense.

import { describe, expect, test } from 'vitest';
import { boot } from '../../dist/cli/node.js';
import { LESSONS } from '../../web/lessons/chapters.js';

describe('lessons', () => {
  test('there are at least 14, each with its own name', () => {
    expect(LESSONS.length).toBeGreaterThanOrEqual(14);
    expect(new Set(LESSONS.map((l) => l.id)).size).toBe(LESSONS.length);
  });

  test.each(LESSONS.map((l) => [l.id, l] as const))('%s', (_id, lesson) => {
    const python = boot();
    const result = python.exec(lesson.program, `${lesson.id}.py`);
    expect(result.stderr).toBe('');
    expect(result.stdout).toBe(lesson.prints);
    expect(lesson.question.answers.length).toBeGreaterThanOrEqual(2);
    expect(lesson.question.answers[lesson.question.right]).toBeDefined();
    expect(lesson.notice.length).toBeGreaterThanOrEqual(2);
    const lines = lesson.program.split('\n');
    if (lesson.setup.line) expect(lines[lesson.setup.line - 1]?.trim()).not.toBe('');
    const words = lesson.text.join(' ').split(/\s+/).length;
    expect(words, 'a chapter is read in three to five minutes').toBeGreaterThan(220);
    expect(words).toBeLessThan(900);
  });
});
