/** The column that says where a customer stands in the order of keys: the row number of the kept facts, which are stored in that order. */
export const PLACE = 'taglab_place';
