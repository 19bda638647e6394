/** Functions that give the same answer every time and stay inside the query: no clock, no chance, no file, no text of any length one likes. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  [
    'count sum avg min max total group_concat string_agg',
    'abs round floor ceil ceiling sqrt exp ln log log10 log2 power pow mod sign greatest least',
    'coalesce ifnull nullif iif if cast',
    'lower upper trim ltrim rtrim length substr substring replace instr',
    'date datetime time strftime julianday unixepoch date_trunc date_part datediff date_diff year month day',
    'row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value',
    'json_extract',
  ].flatMap((line) => line.split(' ')),
);

/** Words before a parenthesis that are no functions. */
export const BEFORE_PARENTHESIS: ReadonlySet<string> = new Set(
  'all and any as between by case distinct else end except exists filter from group having in intersect is join like limit materialized not offset on or over select some then union using values when where with char varchar decimal numeric'.split(
    ' ',
  ),
);

/** Words of statements that change something, reach outside, or depend on the moment they run at. */
export const REFUSED: ReadonlySet<string> = new Set(
  'alter analyze attach begin call commit copy create deallocate delete detach do drop execute explain export grant import insert install into load lock merge pragma prepare recursive refresh reindex release rename reset returning revoke rollback savepoint set show table truncate update use vacuum current_date current_time current_timestamp'.split(
    ' ',
  ),
);

/** Functions that tell the time when nobody says which. */
export const OF_TIME: ReadonlySet<string> = new Set(['date', 'datetime', 'time', 'strftime', 'julianday', 'unixepoch']);
