import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes: they begin first, so that the other worker has something to do until they end. */
const LONG = ['recorder/samples', 'inspector/audit', 'corpus/corpus', 'web/bad-input', 'recorder/bytes', 'web/page'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = LONG.findIndex((name) => moduleId.includes(`test/${name}`));
      return found < 0 ? LONG.length : found;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 240_000,
    // A browser starts slowly where other tests run beside.
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    pool: 'threads',
    maxWorkers: 2,
    // What has been read and transformed once is kept: a second after an edit.
    experimental: { fsModuleCache: true },
    sequence: { sequencer: LongFirst },
  },
});
