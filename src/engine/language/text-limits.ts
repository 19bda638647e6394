/** More than anybody writes by hand, and less than takes long to read: 300 tags with names in two languages have some 130,000 characters. */
export const LONGEST_TEXT = 200_000;
/** Words, signs and the blanks between them, as YAML takes a text apart: it is those that take time. Tags have 110 to 220 each, so this is 220 rich ones. */
export const MOST_PIECES = 50_000;
/** Of one expression: 30,000 values in a list, which is what a statement takes, and commas. */
export const MOST_WORDS = 65_000;
/** Documents between `---`: more than one statement can hold tags. */
export const MOST_DOCUMENTS = 2000;
/** Lists and mappings inside each other. A definition has ten, a decision tree two more for each of its levels. */
export const MOST_NESTED = 200;
/** The first mistake of a text is what is said; so many are enough to know which is the first. */
export const MOST_MISTAKES = 100;
