import { storageWords as en } from '../../i18n/en/storage.ts';
import { storageWords as zh } from '../../i18n/zh/storage.ts';

/**
 * Says, once, that attempts are not being kept, and offers them as a file. Made only then: no page carries an alert that is not true of it.
 * @param why `full`: the browser has no room left; `refused`: it keeps nothing for this site
 */
export function sayNotSaved(why: 'full' | 'refused' = 'refused'): void {
  if (document.getElementById('not-saved')) return;
  const t = document.documentElement.lang === 'en' ? en : zh;
  const notice = document.createElement('div');
  notice.id = 'not-saved';
  notice.className = 'notice warn saving';
  notice.role = 'alert';
  const said = document.createElement('p');
  said.textContent = t[why];
  const button = document.createElement('button');
  button.className = 'btn';
  button.type = 'button';
  button.textContent = t.download;
  button.addEventListener('click', () => void import('./download.ts').then(({ downloadProgress }) => downloadProgress()));
  notice.append(said, button);
  document.body.append(notice);
}
