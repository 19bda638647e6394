import { type ComponentChildren, render } from 'preact';

/** Prints one thing and not the page around it: it stands alone on a sheet while the browser prints. */
export function printSheet(title: string, content: ComponentChildren): void {
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  render(
    <>
      <h1>{title}</h1>
      {content}
    </>,
    sheet,
  );
  document.body.append(sheet);
  document.documentElement.dataset['printing'] = 'sheet';
  const done = () => {
    delete document.documentElement.dataset['printing'];
    render(null, sheet);
    sheet.remove();
  };
  addEventListener('afterprint', done, { once: true });
  print();
}
