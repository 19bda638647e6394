import type { FileView } from '../../sandbox/import/import-table.ts';
import { ROLES } from '../../sandbox/import/roles.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import type { ImportWords } from './words.ts';

interface Props {
  readonly words: ImportWords;
  readonly file: FileView;
}

/** The first rows as they are read now; a column that plays a role carries it as a tag. */
export function FilePreview({ words, file: { header, sample, choices } }: Props) {
  const roleOf = (name: string) => ROLES.find((role) => choices.columns[role] === name);
  const caption = words.preview.caption(sample.length);
  if (sample.length === 0) return null;
  return (
    <ScrollRegion label={caption} class="preview">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.preview.line}</th>
            {header.map((name) => {
              const role = roleOf(name);
              return (
                <th key={name} scope="col" title={name}>
                  {name}
                  {role && <span class="tag">{words.mapping.roles[role]}</span>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sample.map(({ line, cells }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              {header.map((name, i) => (
                <td key={name} title={cells[i]}>
                  {cells[i]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
