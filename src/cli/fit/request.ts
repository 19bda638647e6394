import type { FittedModel, ModelInputs, ModelTagAbout } from '../../engine/models/index.ts';
import type { Context } from '../command.ts';
import type { Given, OptionName } from '../options.ts';
import type { OwnMeasures, World } from './questions.ts';
import type { Block } from './report.ts';

export const MODEL_NAMES = ['logistic', 'linear', 'tree', 'kmeans', 'bgnbd', 'gamma_gamma'] as const;
export type ModelName = (typeof MODEL_NAMES)[number];

/** What a model is asked to fit. */
export interface FitRequest {
  readonly given: Given;
  readonly context: Context;
  readonly world: World;
  readonly asOf: string;
}

/** A fit that succeeded: what its tag says, and how good it is. */
export interface Fitted {
  readonly model: FittedModel;
  readonly inputs: ModelInputs;
  readonly measures?: OwnMeasures;
  readonly about: Pick<ModelTagAbout, 'trainedOn' | 'horizonDays' | 'label'>;
  /** What a person should know before they use it. */
  readonly warnings: readonly string[];
  /** Worked out only when it is asked for. */
  report(): Promise<readonly Block[]>;
}

/** A model that `taglab fit` can fit. */
export interface Fitter {
  /** Its own options; those that say what to run on are every model's. */
  readonly options: readonly OptionName[];
  /** What its tag is called where nobody says otherwise. */
  readonly code: string;
  /** @throws CliFailure where nothing could be fitted */
  fit(request: FitRequest): Promise<Fitted>;
}
