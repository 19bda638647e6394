import { once } from 'node:events';

/** What a command knows of the world outside: where it was called, what it may read from the environment, where its words go. */
export interface Terminal {
  /** Where relative paths start. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Settles when more can be taken, so that large outputs flow. */
  out(text: string): Promise<void>;
  err(text: string): void;
}

/** The terminal of this process. A reader that goes away (`| head`) ends the command without a word. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    folder: calledFrom(process.env),
    env: process.env,
    async out(text) {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    err: (text) => void process.stderr.write(text),
  };
}

/** `npm run taglab` runs in the package's folder and remembers where it was called; programs started below other scripts inherit that note too. */
const calledFrom = (env: NodeJS.ProcessEnv): string =>
  (env['npm_lifecycle_event'] === 'taglab' ? env['INIT_CWD'] : undefined) ?? process.cwd();
