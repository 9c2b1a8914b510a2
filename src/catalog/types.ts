import type { SourceKey } from './sources.js';

/** A day, `YYYY-MM-DD`. */
export type IsoDate = `${number}-${number}-${number}`;

/** A release of `cohere-ai`, `major.minor.patch`. */
export type SdkVersion = `${number}.${number}.${number}`;

/** The generation of the SDK's interface: `cohere.init` of 5.x and 6.x, the v1 class, the v2 class. */
export type Api = 'init' | 'v1' | 'v2';

/**
 * Whose service a client talks to. `aws` is an AWS client whose service is chosen at run time, `own` an endpoint that
 * is not Cohere's (a proxy, a private deployment). Only `cohere` and `bedrock` have a clock of model status here.
 */
export type Platform = 'cohere' | 'bedrock' | 'sagemaker' | 'aws' | 'own';

/** How sure the sources are: several agree, one says so, or it was inferred. */
export type Confidence = 'high' | 'medium' | 'low';

/** Something true of Cohere or its SDK, with the keys of the sources that say so. */
export interface Sourced {
  readonly sources: readonly SourceKey[];
}

/** The releases of the SDK in which something exists: from `since`, up to and including `until`. */
export interface SdkRange {
  /** The first release that has it; left out when every release of that interface has it. */
  readonly since?: SdkVersion;
  /** The last release that has it; left out when the newest one still does. */
  readonly until?: SdkVersion;
}
