import { configureGlobal } from 'fast-check';

/** Same run, same cases. To look for new ones: `FC_SEED=$RANDOM npx vitest run`. */
configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_251_121) });
