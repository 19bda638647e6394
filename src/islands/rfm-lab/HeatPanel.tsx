import { useState } from 'preact/hooks';
import { CustomerTable, type CustomerTableProps } from './CustomerTable.tsx';
import { HeatMap } from './HeatMap.tsx';
import { type HeatCell, membersOf } from './heat.ts';

interface Props extends Pick<CustomerTableProps, 'view' | 'source'> {
  readonly id: string;
  readonly cells: readonly HeatCell[];
  /** Absent until the customers are there. */
  readonly now: CustomerTableProps['now'] | undefined;
}

/** The heat map, and below it the customers of the cell that was chosen. */
export function HeatPanel({ id, view, source, cells, now }: Props) {
  const [chosen, setChosen] = useState<Pick<HeatCell, 'r' | 'f'>>();
  const caption = chosen && view.words.heat.members(chosen.r, chosen.f);
  return (
    <>
      <HeatMap id={id} words={view.words} cells={cells} chosen={chosen} onChoose={setChosen} />
      {chosen && caption && now && (
        <div class="members">
          <h3>{caption}</h3>
          <CustomerTable view={view} source={source} caption={caption} now={now} rows={membersOf(now.scores, chosen)} raw={false} />
        </div>
      )}
    </>
  );
}
