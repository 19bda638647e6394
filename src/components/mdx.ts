import Exercise from './Exercise.astro';
import Fact from './Fact.astro';
import HandTag from './HandTag.astro';
import HeadCell from './HeadCell.astro';
import IdentityLab from './IdentityLab.astro';
import KindsLab from './KindsLab.astro';
import Mistakes from './Mistakes.astro';
import Note from './Note.astro';
import Predict from './Predict.astro';
import RfmLab from './RfmLab.astro';
import ScrollingTable from './ScrollingTable.astro';
import Source from './Source.astro';
import TagLab from './TagLab.astro';
import Takeaway from './Takeaway.astro';
import TaxonomyLab from './TaxonomyLab.astro';
import Term from './Term.astro';
import ThreeWays from './ThreeWays.astro';

/** What a lesson may name without importing it, and what stands in for plain Markdown. */
export const lessonComponents = {
  Exercise,
  Fact,
  HandTag,
  IdentityLab,
  KindsLab,
  Mistakes,
  Note,
  Predict,
  RfmLab,
  Source,
  TagLab,
  Takeaway,
  TaxonomyLab,
  Term,
  ThreeWays,
  table: ScrollingTable,
  th: HeadCell,
};
