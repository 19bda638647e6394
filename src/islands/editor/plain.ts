const KEY = 'taglab-plain-editor';

/** Whether this browser's person wants plain text boxes. */
export function prefersPlain(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

export function rememberPlain(plain: boolean): void {
  try {
    if (plain) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // The choice then lasts as long as the page.
  }
}
