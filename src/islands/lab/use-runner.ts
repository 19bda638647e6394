import { useEffect, useMemo, useState } from 'preact/hooks';
import { createRunner, type Runner } from './runner.ts';

/** A runner for a component, and whether it is busy. */
export function useRunner(): Runner & { readonly busy: boolean } {
  const [busy, setBusy] = useState(false);
  const runner = useMemo(() => createRunner(setBusy), []);
  useEffect(() => () => runner.stop(), [runner]);
  return { busy, ...runner };
}
