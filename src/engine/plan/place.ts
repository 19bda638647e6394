/** Where facts are kept: temporary tables of the connection, of which the first has a row for everybody. */
export const FACTS = 'taglab_facts';

/** The column that says where a customer stands in the order of keys: the row number of the kept facts, which are stored in that order. */
export const PLACE = 'taglab_place';

/** Stands between keys that are read in one text, and in none: a key that had it would be counted as two. */
export const BETWEEN = '\u001f';
