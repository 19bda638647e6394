import { useEffect, useRef } from 'preact/hooks';
import { type OwnCustomers, onOwnCustomers, ownCustomers } from './own-customers.ts';

/**
 * Tells a lab of the customers that were imported on this page: those that every lab takes, and, while the lab runs on them, that they are others now
 * or were erased.
 * @param isUsed the lab runs on them
 */
export function useOwnCustomers(isUsed: boolean, hear: (customers: OwnCustomers | undefined) => void): void {
  const latest = useRef({ isUsed, hear });
  latest.current = { isUsed, hear };
  useEffect(() => {
    const told = (customers: OwnCustomers | undefined) => {
      const now = latest.current;
      if (now.isUsed || customers?.everywhere) now.hear(customers);
    };
    const before = ownCustomers();
    // It was asleep when they were imported.
    if (before?.everywhere) told(before);
    return onOwnCustomers(told);
  }, []);
}
